using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace County.Data.Migrations.Tenants
{
    /// <inheritdoc />
    public partial class Supplement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "answered",
                schema: "county",
                table: "progress",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<int>(
                name: "supplement_blanks",
                schema: "county",
                table: "progress",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "indicators",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    least = table.Column<long>(type: "bigint", nullable: true),
                    most = table.Column<long>(type: "bigint", nullable: true),
                    is_proper = table.Column<bool>(type: "boolean", nullable: false),
                    numerator = table.Column<string>(type: "text", nullable: false),
                    denominator = table.Column<string>(type: "text", nullable: false),
                    help = table.Column<string>(type: "text", nullable: false),
                    unit_kinds = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators", x => new { x.county_id, x.year, x.indicator_id });
                    table.ForeignKey(
                        name: "fk_indicators_rounds_county_id_year",
                        columns: x => new { x.county_id, x.year },
                        principalSchema: "county",
                        principalTable: "rounds",
                        principalColumns: new[] { "county_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplement_entries",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<string>(type: "text", nullable: false),
                    figure = table.Column<long>(type: "bigint", nullable: true),
                    whole = table.Column<long>(type: "bigint", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplement_entries", x => new { x.county_id, x.unit_id, x.year, x.indicator_id });
                    table.ForeignKey(
                        name: "fk_supplement_entries_indicators_county_id_year_indicator_id",
                        columns: x => new { x.county_id, x.year, x.indicator_id },
                        principalSchema: "county",
                        principalTable: "indicators",
                        principalColumns: new[] { "county_id", "year", "indicator_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supplement_entries_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplement_values",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    indicator_id = table.Column<string>(type: "text", nullable: false),
                    figure = table.Column<long>(type: "bigint", nullable: true),
                    whole = table.Column<long>(type: "bigint", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplement_values", x => new { x.county_id, x.unit_id, x.year, x.version, x.indicator_id });
                    table.ForeignKey(
                        name: "fk_supplement_values_indicators_county_id_year_indicator_id",
                        columns: x => new { x.county_id, x.year, x.indicator_id },
                        principalSchema: "county",
                        principalTable: "indicators",
                        principalColumns: new[] { "county_id", "year", "indicator_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supplement_values_submissions_county_id_unit_id_year_version",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.version },
                        principalSchema: "county",
                        principalTable: "submissions",
                        principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_supplement_entries_county_id_year_indicator_id",
                schema: "county",
                table: "supplement_entries",
                columns: new[] { "county_id", "year", "indicator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_supplement_values_county_id_year_indicator_id",
                schema: "county",
                table: "supplement_values",
                columns: new[] { "county_id", "year", "indicator_id" });

            migrationBuilder.Sql(EmbeddedSql.Read("supplement"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "supplement_entries",
                schema: "county");

            migrationBuilder.DropTable(
                name: "supplement_values",
                schema: "county");

            migrationBuilder.DropTable(
                name: "indicators",
                schema: "county");

            migrationBuilder.DropColumn(
                name: "answered",
                schema: "county",
                table: "progress");

            migrationBuilder.DropColumn(
                name: "supplement_blanks",
                schema: "county",
                table: "progress");
        }
    }
}
