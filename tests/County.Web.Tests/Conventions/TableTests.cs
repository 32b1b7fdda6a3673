using Npgsql;

namespace County.Web.Tests.Conventions;

[Trait("shows", "main-job")]
public sealed class TableTests(TestServer server)
{
    /// <summary>A schema whose one table keeps the law; each specimen changes one thing in it.</summary>
    private const string Lawful = """
        create schema specimen;
        create table specimen.units (county_id integer, unit_id integer, name text, primary key (county_id, unit_id));
        alter table specimen.units enable row level security;
        alter table specimen.units force row level security;
        create policy owner on specimen.units to county_owner using (true);
        alter table specimen.units owner to county_owner;
        grant select on specimen.units to county_unit;
        create policy unit on specimen.units to county_unit
            using (county_id = (select nullif(current_setting('county.county', true), '')::integer));
        """;

    private const string Unsecured = "units: row-level security is not enabled and forced";

    public static TheoryData<string, string> Specimens => new()
    {
        { "alter table specimen.units no force row level security", Unsecured },
        { "alter table specimen.units disable row level security", Unsecured },
        {
            "create policy again on specimen.units to county_unit using (true)",
            "units: county_unit is granted something and has 2 policies"
        },
        {
            "grant select on specimen.units to county_office",
            "units: county_office is granted something and has no policy"
        },
        {
            "grant update (name) on specimen.units to county_office",
            "units: county_office is granted something and has no policy"
        },
        {
            "create policy open on specimen.units using (true)",
            "units: everybody is not granted anything and has a policy"
        },
        { "drop policy owner on specimen.units", "units: county_owner is granted something and has no policy" },
        {
            "alter policy unit on specimen.units using (unit_id = current_setting('county.unit')::integer)",
            "units: policy unit reads a setting for every row"
        },
        {
            "create unique index by_name on specimen.units (name, county_id)",
            "units: by_name does not begin with county_id"
        },
        {
            "alter table specimen.units add constraint backwards unique (unit_id, county_id)",
            "units: backwards does not begin with county_id"
        },
        {
            "create table public.towns (town_id integer primary key); "
            + "alter table specimen.units add constraint plain foreign key (unit_id) references public.towns",
            "units: plain does not begin with county_id"
        },
        { "alter table specimen.units drop constraint units_pkey", "units: no primary key" },
        {
            "drop policy unit on specimen.units; revoke select on specimen.units from county_unit; "
            + "alter table specimen.units alter county_id type bigint",
            "units: county_id is not an integer"
        },
        { "create view specimen.names as select name from specimen.units", "names: a view must be security_invoker" },
        {
            "create materialized view specimen.names as select name from specimen.units",
            "names: a view must be security_invoker"
        },
    };

    [Fact]
    public async Task Every_tenant_table_is_under_forced_policies_and_its_keys_begin_with_the_county()
    {
        await using var connection = await OpenAsync();
        Verdict.NotGuilty(await TableLaw.OffencesAsync(connection, "county"));
    }

    [Fact]
    public async Task The_law_has_tables_to_judge()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(*) from pg_class where relnamespace = 'county'::regnamespace and relforcerowsecurity",
            connection);
        Assert.True((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))! >= 14);
    }

    [Fact]
    public async Task A_table_that_keeps_the_law_is_not_accused() => Assert.Empty(await JudgeAsync(""));

    [Theory]
    [MemberData(nameof(Specimens))]
    public async Task A_table_that_breaks_the_law_is_caught(string change, string offence) =>
        Assert.Equal([offence], await JudgeAsync(change));

    /// <summary>In a transaction that is rolled back: other tests use the database.</summary>
    private async Task<IReadOnlyList<string>> JudgeAsync(string change)
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(Lawful + change, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return await TableLaw.OffencesAsync(connection, "specimen");
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(server.Database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
