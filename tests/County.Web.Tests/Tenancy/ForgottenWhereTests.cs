using System.Text.Json;
using County.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace County.Web.Tests.Tenancy;

/// <summary>A query that forgets its where, as every role, on every table of the model.</summary>
[Collection(TwoMarkedCounties.Name)]
[Trait("shows", "main-job")]
[Trait("shows", "isolation")]
public class ForgottenWhereTests(MarkedCounties counties)
{
    public static TheoryData<string, Scope> TablesAndRoles()
    {
        var cases = new TheoryData<string, Scope>();
        foreach (var table in MarkedRows.Tables.Select(table => table.GetTableName()!))
        {
            foreach (var scope in Enum.GetValues<Scope>()) cases.Add(table, scope);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(TablesAndRoles))]
    public async Task A_select_without_a_where_shows_a_role_the_rows_it_may_see_and_no_others(string table, Scope scope)
    {
        if (Visibility.Of(table, scope) == "-")
        {
            Assert.Equal(TenantSql.NotAllowed, await counties.Tenancy.RefusalAsync(
                scope, MarkedCounties.Own(scope), $"select * from county.{table}"));
            return;
        }

        var (identities, text) = await ReadAsync(table, scope, MarkedCounties.Own(scope));

        var seen = counties.Rows.Where(row => row.Table == table && Visibility.IsSeen(row, scope)).ToList();
        Assert.NotEmpty(seen);
        Assert.Equal(seen.Select(row => row.Identity).Order(), identities.Order());
        var foreign = counties.Rows.Select(row => row.Mark).Except(seen.Select(row => row.Mark));
        Assert.DoesNotContain(foreign, mark => text.Contains(mark, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TablesAndRoles))]
    public async Task Without_a_tenant_no_row_is_seen(string table, Scope scope)
    {
        var visible = Visibility.Of(table, scope);
        if (visible == "-") return;

        var (identities, _) = await ReadAsync(table, scope, TenantInfo.None);

        var everybodys = counties.Rows.Where(row => row.Table == table && (visible == "all"
            || (visible is "root" or "calendar" && row.County == 0)));
        Assert.Equal(everybodys.Select(row => row.Identity).Order(), identities.Order());
    }

    [Fact]
    public void Everybodys_are_only_the_names_of_counties_and_the_schedulers_what_it_runs_sends_and_chains()
    {
        var all = from table in Visibility.Tables
                  from scope in Enum.GetValues<Scope>()
                  where Visibility.Of(table, scope) == "all"
                  select (table, scope);

        Assert.Equal(
            [
                ("counties", Scope.Public), ("counties", Scope.Accounts), ("counties", Scope.Jobs),
                ("counties", Scope.Operator), ("change_marks", Scope.Jobs),
                ("notification_settings", Scope.Jobs), ("job_runs", Scope.Jobs), ("outbox", Scope.Jobs),
                ("audit", Scope.Jobs), ("audit_links", Scope.Jobs),
            ],
            all);
    }

    [Fact]
    public async Task Every_table_of_the_schema_is_in_the_model_and_in_the_list_of_what_is_seen()
    {
        await using var source = NpgsqlDataSource.Create(counties.Database);
        await using var command = source.CreateCommand(
            "select relname::text from pg_class where relnamespace = 'county'::regnamespace "
            + "and relkind in ('r', 'p', 'v', 'm', 'f') and relname <> 'migrations'");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) tables.Add(reader.GetString(0));

        Assert.Equal(tables.Order(), MarkedRows.Tables.Select(table => table.GetTableName()!).Order());
        Assert.Equal(tables.Order(), Visibility.Tables.Order());
    }

    private async Task<(IReadOnlyList<string> Identities, string Text)> ReadAsync(
        string table, Scope scope, TenantInfo tenant)
    {
        var key = counties.Rows.First(row => row.Table == table).Key;
        await using var work = await counties.Tenancy.BeginAsync(scope, tenant, TestContext.Current.CancellationToken);
        var columns = await work.TextsAsync($"""
            select quote_ident(attname) from pg_attribute where attrelid = 'county.{table}'::regclass and attnum > 0
            and not attisdropped and has_column_privilege(attrelid, attnum, 'select')
            """);
        var rows = await work.TextsAsync(
            $"select row_to_json(t)::text from (select {string.Join(", ", columns)} from county.{table}) t");
        var identities = rows.Select(row => JsonDocument.Parse(row).RootElement)
            .Select(row => key.Select(column => (object?)row.GetProperty(column).ToString()))
            .Select(values => MarkedRow.Identify(table, values));
        return ([.. identities], string.Join('\n', rows));
    }
}
