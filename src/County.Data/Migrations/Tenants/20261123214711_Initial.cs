using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace County.Data.Migrations.Tenants
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "county");

            migrationBuilder.CreateTable(
                name: "counties",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    prefecture = table.Column<string>(type: "text", nullable: false),
                    province = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counties", x => x.county_id);
                });

            migrationBuilder.CreateTable(
                name: "rounds",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    opens = table.Column<DateOnly>(type: "date", nullable: false),
                    first_draft_due = table.Column<DateOnly>(type: "date", nullable: false),
                    signed_copy_due = table.Column<DateOnly>(type: "date", nullable: false),
                    publish_by = table.Column<DateOnly>(type: "date", nullable: false),
                    summary_due = table.Column<DateOnly>(type: "date", nullable: false),
                    county_report_by = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds", x => new { x.county_id, x.year });
                    table.ForeignKey(
                        name: "fk_rounds_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "units",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => new { x.county_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_units_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "change_marks",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<long>(type: "bigint", nullable: false),
                    rolled_up = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_marks", x => new { x.county_id, x.year });
                    table.ForeignKey(
                        name: "fk_change_marks_rounds_county_id_year",
                        columns: x => new { x.county_id, x.year },
                        principalSchema: "county",
                        principalTable: "rounds",
                        principalColumns: new[] { "county_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "summaries",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    input_hash = table.Column<string>(type: "text", nullable: false),
                    proactive = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    applications = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    disputes = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_summaries", x => new { x.county_id, x.year, x.version });
                    table.CheckConstraint("ck_summaries_lengths", "format = '2019' and cardinality(proactive) = 22 and cardinality(applications) = 161 and cardinality(disputes) = 15 or format = '2021' and cardinality(proactive) = 10 and cardinality(applications) = 175 and cardinality(disputes) = 15");
                    table.ForeignKey(
                        name: "fk_summaries_rounds_county_id_year",
                        columns: x => new { x.county_id, x.year },
                        principalSchema: "county",
                        principalTable: "rounds",
                        principalColumns: new[] { "county_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    membership_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: true),
                    account_id = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<string>(type: "text", nullable: false),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    rights = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.county_id, x.membership_id });
                    table.ForeignKey(
                        name: "fk_memberships_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "round_units",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    exemption = table.Column<string>(type: "text", nullable: true),
                    is_sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_round_units", x => new { x.county_id, x.unit_id, x.year });
                    table.ForeignKey(
                        name: "fk_round_units_rounds_county_id_year",
                        columns: x => new { x.county_id, x.year },
                        principalSchema: "county",
                        principalTable: "rounds",
                        principalColumns: new[] { "county_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_round_units_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gaps",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    summary_version = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gaps", x => new { x.county_id, x.unit_id, x.year, x.summary_version });
                    table.ForeignKey(
                        name: "fk_gaps_round_units_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "round_units",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gaps_summaries_county_id_year_summary_version",
                        columns: x => new { x.county_id, x.year, x.summary_version },
                        principalSchema: "county",
                        principalTable: "summaries",
                        principalColumns: new[] { "county_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    review_started = table.Column<bool>(type: "boolean", nullable: false),
                    latest_version = table.Column<int>(type: "integer", nullable: false),
                    accepted_version = table.Column<int>(type: "integer", nullable: true),
                    published_version = table.Column<int>(type: "integer", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => new { x.county_id, x.unit_id, x.year });
                    table.ForeignKey(
                        name: "fk_reports_round_units_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "round_units",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "acts",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acts", x => new { x.county_id, x.unit_id, x.year, x.ordinal });
                    table.ForeignKey(
                        name: "fk_acts_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    proactive = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    applications = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    disputes = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    overall = table.Column<string>(type: "text", nullable: false),
                    problems = table.Column<string>(type: "text", nullable: false),
                    other = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => new { x.county_id, x.unit_id, x.year });
                    table.CheckConstraint("ck_drafts_lengths", "format = '2019' and cardinality(proactive) = 22 and cardinality(applications) = 161 and cardinality(disputes) = 15 or format = '2021' and cardinality(proactive) = 10 and cardinality(applications) = 175 and cardinality(disputes) = 15");
                    table.ForeignKey(
                        name: "fk_drafts_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_by = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    proactive = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    applications = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    disputes = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    overall = table.Column<string>(type: "text", nullable: false),
                    problems = table.Column<string>(type: "text", nullable: false),
                    other = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => new { x.county_id, x.unit_id, x.year, x.version });
                    table.CheckConstraint("ck_submissions_lengths", "format = '2019' and cardinality(proactive) = 22 and cardinality(applications) = 161 and cardinality(disputes) = 15 or format = '2021' and cardinality(proactive) = 10 and cardinality(applications) = 175 and cardinality(disputes) = 15");
                    table.ForeignKey(
                        name: "fk_submissions_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contributions",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    summary_version = table.Column<int>(type: "integer", nullable: false),
                    submission_version = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contributions", x => new { x.county_id, x.unit_id, x.year, x.summary_version });
                    table.ForeignKey(
                        name: "fk_contributions_submissions_county_id_unit_id_year_submission",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.submission_version },
                        principalSchema: "county",
                        principalTable: "submissions",
                        principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contributions_summaries_county_id_year_summary_version",
                        columns: x => new { x.county_id, x.year, x.summary_version },
                        principalSchema: "county",
                        principalTable: "summaries",
                        principalColumns: new[] { "county_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    severity = table.Column<string>(type: "text", nullable: false),
                    cells = table.Column<string[]>(type: "text[]", nullable: false),
                    expected = table.Column<decimal>(type: "numeric", nullable: true),
                    actual = table.Column<decimal>(type: "numeric", nullable: true),
                    message = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_findings", x => new { x.county_id, x.unit_id, x.year, x.version, x.ordinal });
                    table.ForeignKey(
                        name: "fk_findings_submissions_county_id_unit_id_year_version",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.version },
                        principalSchema: "county",
                        principalTable: "submissions",
                        principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_county_id_unit_id_year_submission_version",
                schema: "county",
                table: "contributions",
                columns: new[] { "county_id", "unit_id", "year", "submission_version" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_county_id_year_summary_version",
                schema: "county",
                table: "contributions",
                columns: new[] { "county_id", "year", "summary_version" });

            migrationBuilder.CreateIndex(
                name: "ix_gaps_county_id_year_summary_version",
                schema: "county",
                table: "gaps",
                columns: new[] { "county_id", "year", "summary_version" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_county_id_account_id",
                schema: "county",
                table: "memberships",
                columns: new[] { "county_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_county_id_unit_id",
                schema: "county",
                table: "memberships",
                columns: new[] { "county_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_round_units_county_id_year",
                schema: "county",
                table: "round_units",
                columns: new[] { "county_id", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_units_county_id_code_valid_from",
                schema: "county",
                table: "units",
                columns: new[] { "county_id", "code", "valid_from" },
                unique: true);

            migrationBuilder.Sql(EmbeddedSql.Read("policies"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acts",
                schema: "county");

            migrationBuilder.DropTable(
                name: "change_marks",
                schema: "county");

            migrationBuilder.DropTable(
                name: "contributions",
                schema: "county");

            migrationBuilder.DropTable(
                name: "drafts",
                schema: "county");

            migrationBuilder.DropTable(
                name: "findings",
                schema: "county");

            migrationBuilder.DropTable(
                name: "gaps",
                schema: "county");

            migrationBuilder.DropTable(
                name: "memberships",
                schema: "county");

            migrationBuilder.DropTable(
                name: "submissions",
                schema: "county");

            migrationBuilder.DropTable(
                name: "summaries",
                schema: "county");

            migrationBuilder.DropTable(
                name: "reports",
                schema: "county");

            migrationBuilder.DropTable(
                name: "round_units",
                schema: "county");

            migrationBuilder.DropTable(
                name: "rounds",
                schema: "county");

            migrationBuilder.DropTable(
                name: "units",
                schema: "county");

            migrationBuilder.DropTable(
                name: "counties",
                schema: "county");
        }
    }
}
