using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace County.Data.Migrations.Tenants
{
    /// <inheritdoc />
    public partial class OutsideFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "outside_sheets",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    units = table.Column<int>(type: "integer", nullable: false),
                    figures = table.Column<int>(type: "integer", nullable: false),
                    taken_by = table.Column<string>(type: "text", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true),
                    is_replaced = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outside_sheets", x => new { x.county_id, x.year, x.source, x.number });
                    table.ForeignKey(
                        name: "fk_outside_sheets_rounds_county_id_year",
                        columns: x => new { x.county_id, x.year },
                        principalSchema: "county",
                        principalTable: "rounds",
                        principalColumns: new[] { "county_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "upward_templates",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    added_by = table.Column<string>(type: "text", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    copied_from = table.Column<int>(type: "integer", nullable: true),
                    mapped = table.Column<int>(type: "integer", nullable: false),
                    mapped_by = table.Column<string>(type: "text", nullable: true),
                    mapped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upward_templates", x => new { x.county_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_upward_templates_rounds_county_id_year",
                        columns: x => new { x.county_id, x.year },
                        principalSchema: "county",
                        principalTable: "rounds",
                        principalColumns: new[] { "county_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outside_figures",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    cell = table.Column<string>(type: "text", nullable: false),
                    figure = table.Column<long>(type: "bigint", nullable: false),
                    sheet = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outside_figures", x => new { x.county_id, x.unit_id, x.year, x.source, x.cell });
                    table.ForeignKey(
                        name: "fk_outside_figures_outside_sheets_county_id_year_source_sheet",
                        columns: x => new { x.county_id, x.year, x.source, x.sheet },
                        principalSchema: "county",
                        principalTable: "outside_sheets",
                        principalColumns: new[] { "county_id", "year", "source", "number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_outside_figures_round_units_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "round_units",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "upward_cells",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    template = table.Column<int>(type: "integer", nullable: false),
                    sheet = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    cell = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upward_cells", x => new { x.county_id, x.year, x.template, x.sheet, x.place });
                    table.ForeignKey(
                        name: "fk_upward_cells_upward_templates_county_id_year_template",
                        columns: x => new { x.county_id, x.year, x.template },
                        principalSchema: "county",
                        principalTable: "upward_templates",
                        principalColumns: new[] { "county_id", "year", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "upward_sendings",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    template = table.Column<int>(type: "integer", nullable: false),
                    summary_version = table.Column<int>(type: "integer", nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    sent_by = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    incomplete_for = table.Column<string>(type: "text", nullable: true),
                    answers = table.Column<int>(type: "integer", nullable: true),
                    received_on = table.Column<DateOnly>(type: "date", nullable: true),
                    receipt = table.Column<string>(type: "text", nullable: true),
                    receipt_by = table.Column<string>(type: "text", nullable: true),
                    returned_on = table.Column<DateOnly>(type: "date", nullable: true),
                    returned_for = table.Column<string>(type: "text", nullable: true),
                    return_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upward_sendings", x => new { x.county_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_upward_sendings_summaries_county_id_year_summary_version",
                        columns: x => new { x.county_id, x.year, x.summary_version },
                        principalSchema: "county",
                        principalTable: "summaries",
                        principalColumns: new[] { "county_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_upward_sendings_upward_templates_county_id_year_template",
                        columns: x => new { x.county_id, x.year, x.template },
                        principalSchema: "county",
                        principalTable: "upward_templates",
                        principalColumns: new[] { "county_id", "year", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outside_figures_county_id_year_source_sheet",
                schema: "county",
                table: "outside_figures",
                columns: new[] { "county_id", "year", "source", "sheet" });

            migrationBuilder.CreateIndex(
                name: "ix_upward_sendings_county_id_year_summary_version",
                schema: "county",
                table: "upward_sendings",
                columns: new[] { "county_id", "year", "summary_version" });

            migrationBuilder.CreateIndex(
                name: "ix_upward_sendings_county_id_year_template",
                schema: "county",
                table: "upward_sendings",
                columns: new[] { "county_id", "year", "template" });

            migrationBuilder.Sql(EmbeddedSql.Read("outside-figures"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outside_figures",
                schema: "county");

            migrationBuilder.DropTable(
                name: "upward_cells",
                schema: "county");

            migrationBuilder.DropTable(
                name: "upward_sendings",
                schema: "county");

            migrationBuilder.DropTable(
                name: "outside_sheets",
                schema: "county");

            migrationBuilder.DropTable(
                name: "upward_templates",
                schema: "county");
        }
    }
}
