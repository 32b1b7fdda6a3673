using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace County.Data.Migrations.Tenants
{
    /// <inheritdoc />
    public partial class Isolation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_memberships_county_id_account_id",
                schema: "county",
                table: "memberships");

            migrationBuilder.CreateSequence<int>(
                name: "membership_ids",
                schema: "county");

            migrationBuilder.AddColumn<string>(
                name: "general_reply_post",
                schema: "county",
                table: "units",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "outside_sum",
                schema: "county",
                table: "units",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "serious_reply_post",
                schema: "county",
                table: "units",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "filled_for_unit",
                schema: "county",
                table: "submissions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "awaits_confirmation",
                schema: "county",
                table: "reports",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<int>(
                name: "membership_id",
                schema: "county",
                table: "memberships",
                type: "integer",
                nullable: false,
                defaultValueSql: "nextval('county.membership_ids')",
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closed_at",
                schema: "county",
                table: "memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                schema: "county",
                table: "memberships",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "joined_at",
                schema: "county",
                table: "memberships",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "password_reset_at",
                schema: "county",
                table: "memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "post",
                schema: "county",
                table: "memberships",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "second_factor_reset_at",
                schema: "county",
                table: "memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sessions_ended_at",
                schema: "county",
                table: "memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "suspended_at",
                schema: "county",
                table: "counties",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "suspended_for",
                schema: "county",
                table: "counties",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<string>(type: "text", nullable: true),
                    client_id = table.Column<string>(type: "text", nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    refused = table.Column<string>(type: "text", nullable: true),
                    seal = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => new { x.county_id, x.audit_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_links",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    audit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<byte[]>(type: "bytea", nullable: false),
                    linked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_links", x => new { x.county_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "clients",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    client_id = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clients", x => new { x.county_id, x.client_id });
                    table.CheckConstraint("ck_clients_scopes", "unit_id is null or not 'summary.read' = any (scopes)");
                    table.ForeignKey(
                        name: "fk_clients_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_clients_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "handovers",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    handover_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: true),
                    from_membership = table.Column<int>(type: "integer", nullable: false),
                    to_membership = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    items = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => new { x.county_id, x.handover_id });
                    table.ForeignKey(
                        name: "fk_handovers_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_memberships_county_id_from_membership",
                        columns: x => new { x.county_id, x.from_membership },
                        principalSchema: "county",
                        principalTable: "memberships",
                        principalColumns: new[] { "county_id", "membership_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_memberships_county_id_to_membership",
                        columns: x => new { x.county_id, x.to_membership },
                        principalSchema: "county",
                        principalTable: "memberships",
                        principalColumns: new[] { "county_id", "membership_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_handovers_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    invitation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<string>(type: "text", nullable: true),
                    person = table.Column<string>(type: "text", nullable: false),
                    post = table.Column<string>(type: "text", nullable: true),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    rights = table.Column<string[]>(type: "text[]", nullable: false),
                    token_hash = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => new { x.county_id, x.invitation_id });
                    table.CheckConstraint("ck_invitations_rights", "case when unit_id is null then rights <@ array['Reviewer', 'Signatory', 'Administrator'] else rights <@ array['Author', 'Reviewer', 'SecrecyReviewer', 'Signatory'] end");
                    table.ForeignKey(
                        name: "fk_invitations_counties_county_id",
                        column: x => x.county_id,
                        principalSchema: "county",
                        principalTable: "counties",
                        principalColumn: "county_id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    effect = table.Column<string>(type: "text", nullable: true),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.county_id, x.message_id });
                });

            migrationBuilder.CreateTable(
                name: "unit_cards",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    leader = table.Column<string>(type: "text", nullable: true),
                    deputy = table.Column<string>(type: "text", nullable: true),
                    office_director = table.Column<string>(type: "text", nullable: true),
                    specialist = table.Column<string>(type: "text", nullable: true),
                    telephone = table.Column<string>(type: "text", nullable: true),
                    address = table.Column<string>(type: "text", nullable: true),
                    villages = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_cards", x => new { x.county_id, x.unit_id, x.year });
                    table.ForeignKey(
                        name: "fk_unit_cards_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_lineage",
                schema: "county",
                columns: table => new
                {
                    county_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    successor_id = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name_before = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_lineage", x => new { x.county_id, x.unit_id, x.successor_id, x.since });
                    table.ForeignKey(
                        name: "fk_unit_lineage_units_county_id_successor_id",
                        columns: x => new { x.county_id, x.successor_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_lineage_units_county_id_unit_id",
                        columns: x => new { x.county_id, x.unit_id },
                        principalSchema: "county",
                        principalTable: "units",
                        principalColumns: new[] { "county_id", "unit_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_county_id_account_id",
                schema: "county",
                table: "memberships",
                columns: new[] { "county_id", "account_id" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_memberships_rights",
                schema: "county",
                table: "memberships",
                sql: "case when unit_id is null then rights <@ array['Reviewer', 'Signatory', 'Administrator'] else rights <@ array['Author', 'Reviewer', 'SecrecyReviewer', 'Signatory'] end");

            migrationBuilder.CreateIndex(
                name: "ix_audit_county_id_at",
                schema: "county",
                table: "audit",
                columns: new[] { "county_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_links_county_id_audit_id",
                schema: "county",
                table: "audit_links",
                columns: new[] { "county_id", "audit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_clients_client_id",
                schema: "county",
                table: "clients",
                column: "client_id");

            migrationBuilder.CreateIndex(
                name: "ix_clients_county_id_unit_id",
                schema: "county",
                table: "clients",
                columns: new[] { "county_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_handovers_county_id_from_membership",
                schema: "county",
                table: "handovers",
                columns: new[] { "county_id", "from_membership" });

            migrationBuilder.CreateIndex(
                name: "ix_handovers_county_id_to_membership",
                schema: "county",
                table: "handovers",
                columns: new[] { "county_id", "to_membership" });

            migrationBuilder.CreateIndex(
                name: "ix_handovers_county_id_unit_id",
                schema: "county",
                table: "handovers",
                columns: new[] { "county_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_county_id_unit_id",
                schema: "county",
                table: "invitations",
                columns: new[] { "county_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_token_hash",
                schema: "county",
                table: "invitations",
                column: "token_hash");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_county_id_effect",
                schema: "county",
                table: "outbox",
                columns: new[] { "county_id", "effect" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                schema: "county",
                table: "outbox",
                column: "next_try_at",
                filter: "next_try_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_unit_lineage_county_id_successor_id",
                schema: "county",
                table: "unit_lineage",
                columns: new[] { "county_id", "successor_id" });

            migrationBuilder.Sql(EmbeddedSql.Read("isolation"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit",
                schema: "county");

            migrationBuilder.DropTable(
                name: "audit_links",
                schema: "county");

            migrationBuilder.DropTable(
                name: "clients",
                schema: "county");

            migrationBuilder.DropTable(
                name: "handovers",
                schema: "county");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "county");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "county");

            migrationBuilder.DropTable(
                name: "unit_cards",
                schema: "county");

            migrationBuilder.DropTable(
                name: "unit_lineage",
                schema: "county");

            migrationBuilder.DropIndex(
                name: "ix_memberships_county_id_account_id",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropCheckConstraint(
                name: "ck_memberships_rights",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "general_reply_post",
                schema: "county",
                table: "units");

            migrationBuilder.DropColumn(
                name: "outside_sum",
                schema: "county",
                table: "units");

            migrationBuilder.DropColumn(
                name: "serious_reply_post",
                schema: "county",
                table: "units");

            migrationBuilder.DropColumn(
                name: "filled_for_unit",
                schema: "county",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "awaits_confirmation",
                schema: "county",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "closed_at",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "email",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "joined_at",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "password_reset_at",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "post",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "second_factor_reset_at",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "sessions_ended_at",
                schema: "county",
                table: "memberships");

            migrationBuilder.DropColumn(
                name: "suspended_at",
                schema: "county",
                table: "counties");

            migrationBuilder.DropColumn(
                name: "suspended_for",
                schema: "county",
                table: "counties");

            migrationBuilder.DropSequence(
                name: "membership_ids",
                schema: "county");

            migrationBuilder.AlterColumn<int>(
                name: "membership_id",
                schema: "county",
                table: "memberships",
                type: "integer",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "integer",
                oldDefaultValueSql: "nextval('county.membership_ids')");

            migrationBuilder.CreateIndex(
                name: "ix_memberships_county_id_account_id",
                schema: "county",
                table: "memberships",
                columns: new[] { "county_id", "account_id" });
        }
    }
}
