using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace County.Data.Migrations.Tenants
{
    /// <inheritdoc />
    public partial class Review : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "filled_by",
                schema: "county",
                table: "submissions",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<int>(
                name: "first_accepter",
                schema: "county",
                table: "reports",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "quoted",
                schema: "county",
                table: "findings",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "releases",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releases", x => new { x.county_id, x.unit_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_releases_reports_county_id_unit_id_year",
                        columns: x => new { x.county_id, x.unit_id, x.year },
                        principalSchema: "county",
                        principalTable: "reports",
                        principalColumns: new[] { "county_id", "unit_id", "year" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_letters",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_letters", x => new { x.county_id, x.unit_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_return_letters_submissions_county_id_unit_id_year_version",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.version },
                        principalSchema: "county",
                        principalTable: "submissions",
                        principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_settings",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    four_eyes = table.Column<bool>(type: "boolean", nullable: false),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_settings", x => x.county_id);
                    table.ForeignKey(
                        name: "fk_review_settings_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sealed_copies",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_copies", x => new { x.county_id, x.unit_id, x.year, x.number });
                    table.ForeignKey(
                        name: "fk_sealed_copies_submissions_county_id_unit_id_year_version",
                        columns: x => new { x.county_id, x.unit_id, x.year, x.version },
                        principalSchema: "county",
                        principalTable: "submissions",
                        principalColumns: new[] { "county_id", "unit_id", "year", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_releases_county_id_year",
                schema: "county",
                table: "releases",
                columns: new[] { "county_id", "year" });

            migrationBuilder.CreateIndex(
                name: "ix_return_letters_county_id_unit_id_year_version",
                schema: "county",
                table: "return_letters",
                columns: new[] { "county_id", "unit_id", "year", "version" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_copies_county_id_unit_id_year_version",
                schema: "county",
                table: "sealed_copies",
                columns: new[] { "county_id", "unit_id", "year", "version" });

            migrationBuilder.Sql(EmbeddedSql.Read("review"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "releases",
                schema: "county");

            migrationBuilder.DropTable(
                name: "return_letters",
                schema: "county");

            migrationBuilder.DropTable(
                name: "review_settings",
                schema: "county");

            migrationBuilder.DropTable(
                name: "sealed_copies",
                schema: "county");

            migrationBuilder.DropColumn(
                name: "filled_by",
                schema: "county",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "first_accepter",
                schema: "county",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "quoted",
                schema: "county",
                table: "findings");
        }
    }
}
