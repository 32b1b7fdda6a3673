using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace County.Data.Migrations.Tenants
{
    /// <inheritdoc />
    public partial class Season : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_findings_submissions_county_id_unit_id_year_version",
                schema: "county",
                table: "findings");

            migrationBuilder.DropPrimaryKey(
                name: "pk_findings",
                schema: "county",
                table: "findings");

            migrationBuilder.AddColumn<DateOnly>(
                name: "extended_to",
                schema: "county",
                table: "round_units",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "extension_reason",
                schema: "county",
                table: "round_units",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "channel",
                schema: "county",
                table: "outbox",
                type: "text",
                nullable: false,
                defaultValue: "Mail");

            migrationBuilder.AddColumn<int>(
                name: "check_number",
                schema: "county",
                table: "findings",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddPrimaryKey(
                name: "pk_findings",
                schema: "county",
                table: "findings",
                columns: new[] { "county_id", "unit_id", "year", "version", "check_number", "ordinal" });

            migrationBuilder.CreateTable(
                name: "adjustments",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    cell = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<string>(type: "text", nullable: true),
                    withdrawn_for = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustments", x => new { x.county_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_adjustments_rounds_county_id_year",
                        columns: x => new { x.county_id, x.year },
                        principalSchema: "county",
                        principalTable: "rounds",
                        principalColumns: new[] { "county_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_notices",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    off = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    work = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    is_whole_year = table.Column<bool>(type: "boolean", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_notices", x => new { x.county_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "checks",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false),
                    input_hash = table.Column<string>(type: "text", nullable: false),
                    errors = table.Column<int>(type: "integer", nullable: false),
                    queries = table.Column<int>(type: "integer", nullable: false),
                    notes = table.Column<int>(type: "integer", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checks", x => new { x.county_id, x.unit_id, x.year, x.version, x.number });
                    table.ForeignKey(
                        name: "fk_checks_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    job = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: true),
                    node = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => new { x.county_id, x.run_id });
                });

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: true),
                    year = table.Column<int>(type: "integer", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    effect = table.Column<string>(type: "text", nullable: false),
                    rights = table.Column<string[]>(type: "text[]", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    read_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => new { x.county_id, x.message_id });
                    table.ForeignKey(
                        name: "fk_messages_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_messages_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notification_settings",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    mail_on = table.Column<bool>(type: "boolean", nullable: false),
                    short_message_on = table.Column<bool>(type: "boolean", nullable: false),
                    leaders_on = table.Column<bool>(type: "boolean", nullable: false),
                    sender_name = table.Column<string>(type: "text", nullable: true),
                    reply_to = table.Column<string>(type: "text", nullable: true),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    quiet_lifted_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_settings", x => x.county_id);
                    table.ForeignKey(
                        name: "fk_notification_settings_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "phone_calls",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_by = table.Column<string>(type: "text", nullable: false),
                    said = table.Column<string>(type: "text", nullable: false),
                    called_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phone_calls", x => new { x.county_id, x.unit_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_phone_calls_round_units_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "round_units",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "taken_over",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    proactive = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    applications = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    disputes = table.Column<long?[]>(type: "bigint[]", nullable: false),
                    predecessors = table.Column<string[]>(type: "text[]", nullable: false),
                    input_hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_taken_over", x => new { x.county_id, x.unit_id, x.year });
                    table.CheckConstraint("ck_taken_over_lengths", "format = '2019' and cardinality(proactive) = 22 and cardinality(applications) = 161 and cardinality(disputes) = 15 or format = '2021' and cardinality(proactive) = 10 and cardinality(applications) = 175 and cardinality(disputes) = 15");
                    table.ForeignKey(
                        name: "fk_taken_over_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "summary_adjustments",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    summary_version = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_summary_adjustments", x => new { x.county_id, x.year, x.summary_version, x.number });
                    table.ForeignKey(
                        name: "fk_summary_adjustments_adjustments_county_id_year_number",
                        columns: x => new { x.county_id, x.year, x.number },
                        principalSchema: "county",
                        principalTable: "adjustments",
                        principalColumns: new[] { "county_id", "year", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_summary_adjustments_summaries_county_id_year_summary_version",
                        columns: x => new { x.county_id, x.year, x.summary_version },
                        principalSchema: "county",
                        principalTable: "summaries",
                        principalColumns: new[] { "county_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_job_runs_job_started_at",
                schema: "county",
                table: "job_runs",
                columns: new[] { "job", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_county_id_effect",
                schema: "county",
                table: "messages",
                columns: new[] { "county_id", "effect" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_messages_county_id_unit_id_made_at",
                schema: "county",
                table: "messages",
                columns: new[] { "county_id", "unit_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_summary_adjustments_county_id_year_number",
                schema: "county",
                table: "summary_adjustments",
                columns: new[] { "county_id", "year", "number" });

            // What was found before rules had versions stands as the first check of its submission.
            migrationBuilder.Sql(EmbeddedSql.Read("first-checks"));

            migrationBuilder.AddForeignKey(
                name: "fk_findings_checks_county_id_unit_id_year_version_check_number",
                schema: "county",
                table: "findings",
                columns: new[] { "county_id", "unit_id", "year", "version", "check_number" },
                principalSchema: "county",
                principalTable: "checks",
                principalColumns: new[] { "county_id", "unit_id", "year", "version", "number" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Sql(EmbeddedSql.Read("season"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_findings_checks_county_id_unit_id_year_version_check_number",
                schema: "county",
                table: "findings");

            migrationBuilder.DropTable(
                name: "calendar_notices",
                schema: "county");

            migrationBuilder.DropTable(
                name: "checks",
                schema: "county");

            migrationBuilder.DropTable(
                name: "job_runs",
                schema: "county");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "county");

            migrationBuilder.DropTable(
                name: "notification_settings",
                schema: "county");

            migrationBuilder.DropTable(
                name: "phone_calls",
                schema: "county");

            migrationBuilder.DropTable(
                name: "summary_adjustments",
                schema: "county");

            migrationBuilder.DropTable(
                name: "taken_over",
                schema: "county");

            migrationBuilder.DropTable(
                name: "adjustments",
                schema: "county");

            migrationBuilder.DropPrimaryKey(
                name: "pk_findings",
                schema: "county",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "extended_to",
                schema: "county",
                table: "round_units");

            migrationBuilder.DropColumn(
                name: "extension_reason",
                schema: "county",
                table: "round_units");

            migrationBuilder.DropColumn(
                name: "channel",
                schema: "county",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "check_number",
                schema: "county",
                table: "findings");

            migrationBuilder.AddPrimaryKey(
                name: "pk_findings",
                schema: "county",
                table: "findings",
                columns: new[] { "county_id", "unit_id", "year", "version", "ordinal" });

            migrationBuilder.AddForeignKey(
                name: "fk_findings_submissions_county_id_unit_id_year_version",
                schema: "county",
                table: "findings",
                columns: new[] { "county_id", "unit_id", "year", "version" },
                principalSchema: "county",
                principalTable: "submissions",
                principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}
