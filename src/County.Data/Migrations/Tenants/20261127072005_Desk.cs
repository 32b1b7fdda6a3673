using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace County.Data.Migrations.Tenants
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "scans_hash",
                schema: "county",
                table: "submissions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sign_off",
                schema: "county",
                table: "submissions",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "explanations",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_explanations", x => new { x.county_id, x.unit_id, x.year, x.key });
                    table.ForeignKey(
                        name: "fk_explanations_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "field_writes",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true),
                    load = table.Column<string>(type: "text", nullable: false),
                    counter = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_field_writes", x => new { x.county_id, x.unit_id, x.year, x.field, x.revision });
                    table.ForeignKey(
                        name: "fk_field_writes_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "progress",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<string[]>(type: "text[]", nullable: false),
                    codes = table.Column<string[]>(type: "text[]", nullable: false),
                    errors = table.Column<int>(type: "integer", nullable: false),
                    queries = table.Column<int>(type: "integer", nullable: false),
                    unexplained = table.Column<int>(type: "integer", nullable: false),
                    missing = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress", x => new { x.county_id, x.unit_id, x.year });
                    table.ForeignKey(
                        name: "fk_progress_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "remarks",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    quote = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reply = table.Column<string>(type: "text", nullable: true),
                    replied_by = table.Column<string>(type: "text", nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remarks", x => new { x.county_id, x.unit_id, x.year, x.version, x.number });
                    table.ForeignKey(
                        name: "fk_remarks_submissions_county_id_unit_id_year_version",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.version },
                        principalSchema: "county",
                        principalTable: "submissions",
                        principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_off_steps",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    right = table.Column<string>(type: "text", nullable: false),
                    membership_id = table.Column<int>(type: "integer", nullable: true),
                    is_on_paper = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_off_steps", x => new { x.county_id, x.unit_id, x.step });
                    table.ForeignKey(
                        name: "fk_sign_off_steps_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_offs",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_by = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true),
                    ended_as = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_offs", x => new { x.county_id, x.unit_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_sign_offs_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stated_explanations",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_accepted = table.Column<bool>(type: "boolean", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stated_explanations", x => new { x.county_id, x.unit_id, x.year, x.version, x.key });
                    table.ForeignKey(
                        name: "fk_stated_explanations_submissions_county_id_unit_id_year_vers",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.version },
                        principalSchema: "county",
                        principalTable: "submissions",
                        principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "zero_statements",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    section = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zero_statements", x => new { x.county_id, x.unit_id, x.year, x.section, x.number });
                    table.ForeignKey(
                        name: "fk_zero_statements_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scans",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    page = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    added_by = table.Column<string>(type: "text", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scans", x => new { x.county_id, x.unit_id, x.year, x.number, x.page });
                    table.ForeignKey(
                        name: "fk_scans_sign_offs_county_id_unit_id_year_number",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.number },
                        principalSchema: "county",
                        principalTable: "sign_offs",
                        principalColumns: new[] { "county_id", "unit_id", "year", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signatures",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    right = table.Column<string>(type: "text", nullable: false),
                    membership_id = table.Column<int>(type: "integer", nullable: true),
                    is_on_paper = table.Column<bool>(type: "boolean", nullable: false),
                    signer = table.Column<string>(type: "text", nullable: true),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    registered_by = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signatures", x => new { x.county_id, x.unit_id, x.year, x.number, x.step });
                    table.ForeignKey(
                        name: "fk_signatures_sign_offs_county_id_unit_id_year_number",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.number },
                        principalSchema: "county",
                        principalTable: "sign_offs",
                        principalColumns: new[] { "county_id", "unit_id", "year", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_field_writes_county_id_unit_id_year_field_load_counter",
                schema: "county",
                table: "field_writes",
                columns: new[] { "county_id", "unit_id", "year", "field", "load", "counter" },
                unique: true);

            migrationBuilder.Sql(EmbeddedSql.Read("desk"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "explanations",
                schema: "county");

            migrationBuilder.DropTable(
                name: "field_writes",
                schema: "county");

            migrationBuilder.DropTable(
                name: "progress",
                schema: "county");

            migrationBuilder.DropTable(
                name: "remarks",
                schema: "county");

            migrationBuilder.DropTable(
                name: "scans",
                schema: "county");

            migrationBuilder.DropTable(
                name: "sign_off_steps",
                schema: "county");

            migrationBuilder.DropTable(
                name: "signatures",
                schema: "county");

            migrationBuilder.DropTable(
                name: "stated_explanations",
                schema: "county");

            migrationBuilder.DropTable(
                name: "zero_statements",
                schema: "county");

            migrationBuilder.DropTable(
                name: "sign_offs",
                schema: "county");

            migrationBuilder.DropColumn(
                name: "scans_hash",
                schema: "county",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "sign_off",
                schema: "county",
                table: "submissions");
        }
    }
}
