using County.Data;
using Npgsql;

namespace County.Web.Tests.Tenancy;

/// <summary>Writing where one has no business: another county's rows and another unit's.</summary>
[Collection(TwoMarkedCounties.Name)]
[Trait("shows", "main-job")]
[Trait("shows", "isolation")]
public class ForeignRowsTests(MarkedCounties counties)
{
    public static TheoryData<string, Scope> TablesAndRoles() => ForgottenWhereTests.TablesAndRoles();

    [Theory]
    [MemberData(nameof(TablesAndRoles))]
    public async Task A_row_that_claims_another_tenant_is_refused(string table, Scope scope)
    {
        foreach (var row in Foreign(table, scope))
        {
            // The row is there already: were the policy to let it pass, the answer would be a duplicate key.
            var (sql, values) = TenantSql.Insert(row);
            Assert.Equal(TenantSql.NotAllowed,
                await counties.Tenancy.RefusalAsync(scope, MarkedCounties.Own(scope), sql, values));
        }
    }

    [Theory]
    [MemberData(nameof(TablesAndRoles))]
    public async Task Another_tenants_row_can_be_neither_changed_nor_deleted(string table, Scope scope)
    {
        if (Visibility.IsEverybodys(table, scope)) return;
        var columns = counties.Rows.First(row => row.Table == table).Values.Keys.ToList();
        var isOfUnit = scope == Scope.Unit && columns.Contains("unit_id");
        var foreign = $"county_id not in ({MarkedCounties.County}, 0)" + (isOfUnit
            ? $" or unit_id is distinct from {MarkedRows.PublishedUnit}"
            : "");
        foreach (var verb in columns.Select(column => $"update county.{table} set \"{column}\" = \"{column}\"")
            .Append($"delete from county.{table}"))
        {
            Assert.Equal(0, await counties.Tenancy.TouchedAsync(
                scope, MarkedCounties.Own(scope), $"{verb} where {foreign}"));
        }
    }

    [Theory]
    [MemberData(nameof(TablesAndRoles))]
    public async Task A_row_of_ones_own_cannot_be_given_away(string table, Scope scope)
    {
        string[] gifts = scope == Scope.Unit
            ? [$"county_id = {MarkedCounties.OtherCounty}", $"unit_id = {MarkedRows.OtherUnit}"]
            : [$"county_id = {MarkedCounties.OtherCounty}"];
        var columns = counties.Rows.First(row => row.Table == table).Values.Keys;
        if (Visibility.IsEverybodys(table, scope)) return;
        foreach (var gift in gifts.Where(gift => columns.Contains(gift.Split(' ')[0])))
        {
            Assert.Equal(0, await counties.Tenancy.TouchedAsync(
                scope, MarkedCounties.Own(scope), $"update county.{table} set {gift}"));
        }
    }

    [Theory]
    [MemberData(nameof(TablesAndRoles))]
    public async Task A_role_adds_to_its_own_tables_and_to_no_others(string table, Scope scope)
    {
        // The nation's days off are the installation's to enter.
        var county = (table, scope) is ("calendar_notices", Scope.Operator) ? 0 : MarkedCounties.County;
        var row = counties.Rows.First(row => row.Table == table && row.County == county);
        var (sql, values) = TenantSql.Insert(row);

        // A duplicate key is the answer to a row that the policy has let pass.
        Assert.Equal(
            Visibility.MayAdd(table, scope) ? PostgresErrorCodes.UniqueViolation : TenantSql.NotAllowed,
            await counties.Tenancy.RefusalAsync(scope, MarkedCounties.Own(scope), sql, values));
    }

    [Fact]
    public async Task A_reference_cannot_reach_into_another_county()
    {
        // The unit is there, but in the other county only.
        await AsOwnerAsync(
            "insert into county.units (county_id, unit_id, code, name, kind, valid_from, "
            + "general_reply_post, serious_reply_post) "
            + $"values ({MarkedCounties.OtherCounty}, 77, 'elsewhere', 'elsewhere', 'Township', '2019-01-01', '', '') "
            + "on conflict do nothing");

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, await counties.Tenancy.RefusalAsync(
            Scope.Office, MarkedCounties.Own(Scope.Office),
            "insert into county.unit_cards (county_id, unit_id, year) "
            + $"values ({MarkedCounties.County}, 77, 2019)"));
    }

    [Fact]
    public void Every_reference_between_tenants_tables_carries_the_county_and_where_both_have_one_the_unit()
    {
        foreach (var key in MarkedRows.Tables.SelectMany(table => table.GetForeignKeys()))
        {
            var pairs = key.Properties.Zip(key.PrincipalKey.Properties, (from, to) => (from.Name, to.Name)).ToList();
            Assert.Equal(("CountyId", "CountyId"), pairs[0]);
            var isOfUnit = key.PrincipalKey.Properties.Any(to => to.Name == "UnitId");
            // A lineage refers to two units: its own and the one that goes on.
            var isOfSuccessor = pairs.Contains(("SuccessorId", "UnitId"));
            if (isOfUnit && !isOfSuccessor) Assert.Contains(("UnitId", "UnitId"), pairs);
        }
    }

    /// <summary>Rows of the other county; to a unit also those of its neighbour.</summary>
    private IEnumerable<MarkedRow> Foreign(string table, Scope scope) => counties.Rows.Where(row => row.Table == table
        && !Visibility.IsEverybodys(table, scope) && !(row.County == 0 && Visibility.MayAdd(table, scope))
        && (row.County != MarkedCounties.County || (scope == Scope.Unit && row.Unit == MarkedRows.OtherUnit)));

    private async Task AsOwnerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(TestServer.Owner(counties.Database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
