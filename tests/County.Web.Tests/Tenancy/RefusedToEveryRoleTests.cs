using County.Data;
using Npgsql;

namespace County.Web.Tests.Tenancy;

/// <summary>What no serving role may do, whoever's rows they are.</summary>
[Collection(TwoMarkedCounties.Name)]
[Trait("shows", "main-job")]
[Trait("shows", "isolation")]
public class RefusedToEveryRoleTests(MarkedCounties counties)
{
    public static TheoryData<string> Tables() => [.. MarkedRows.Tables.Select(table => table.TableName())];

    public static TheoryData<Scope> Roles() => [.. Enum.GetValues<Scope>()];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Nobody_but_the_owner_empties_a_table(string table)
    {
        foreach (var scope in Enum.GetValues<Scope>())
        {
            Assert.Equal(TenantSql.NotAllowed, await RefusalAsync(scope, $"truncate county.{table} cascade"));
        }

        await using var owner = new NpgsqlConnection(TestServer.Owner(counties.Database));
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await using var undone = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"truncate county.{table} cascade", owner, undone);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("submissions")]
    [InlineData("findings")]
    [InlineData("acts")]
    [InlineData("summaries")]
    [InlineData("contributions")]
    [InlineData("gaps")]
    [InlineData("audit")]
    [InlineData("audit_links")]
    [InlineData("handovers")]
    public async Task What_was_written_down_is_neither_changed_nor_deleted(string table)
    {
        foreach (var scope in Enum.GetValues<Scope>())
        {
            Assert.Equal(TenantSql.NotAllowed, await RefusalAsync(scope, $"delete from county.{table}"));
            foreach (var column in counties.Rows.First(row => row.Table == table).Values.Keys)
            {
                Assert.Equal(TenantSql.NotAllowed,
                    await RefusalAsync(scope, $"update county.{table} set \"{column}\" = \"{column}\""));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task No_serving_role_becomes_the_owner_or_goes_round_the_policies(Scope scope)
    {
        string[] attempts =
        [
            "set role county_owner",
            "set session authorization county_owner",
            "alter table county.drafts no force row level security",
            "create policy mine on county.drafts using (true)",
            "create table county.mine (id integer)",
            "create or replace function county.mark_change() returns trigger language sql as ''",
            "drop trigger mark_change on county.reports",
            "delete from county.migrations",
            .. scope == Scope.Accounts ? Array.Empty<string>() : ["select * from accounts.accounts"],
            .. scope == Scope.Jobs ? Array.Empty<string>() : ["select * from quartz.qrtz_triggers"],
        ];
        foreach (var attempt in attempts)
        {
            Assert.Equal((attempt, TenantSql.NotAllowed), (attempt, await RefusalAsync(scope, attempt)));
        }
    }

    [Fact]
    public async Task Switching_row_security_off_shows_an_error_and_no_row()
    {
        Assert.Equal(TenantSql.NotAllowed,
            await RefusalAsync(Scope.Unit, "set row_security = off; select * from county.drafts"));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_is_only_itself(Scope scope)
    {
        foreach (var other in Enum.GetValues<Scope>().Where(other => other != scope))
        {
            Assert.Equal(TenantSql.NotAllowed, await RefusalAsync(scope, $"set role {other.Role()}"));
        }
    }

    private Task<string?> RefusalAsync(Scope scope, string sql) =>
        counties.Tenancy.RefusalAsync(scope, MarkedCounties.Own(scope), sql);
}
