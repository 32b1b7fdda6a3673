using County.Web.Tests.Conventions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace County.Web.Tests.Attacks;

/// <summary>Holes that were made on purpose: the matrix or the law must report each.</summary>
[Collection(AttackedWorld.Name)]
[Trait("shows", "isolation")]
public sealed class SpecimenTests(World world)
{
    private static readonly string[] Tables =
        ["counties", "units", "rounds", "round_units", "reports", "submissions", "findings", "acts"];

    private const string Report = "GET /rounds/{year:int}/units/{unit:int}";

    [Fact]
    public async Task A_policy_that_lets_everybody_see_everything_is_reported()
    {
        await world.AsOwnerAsync(ForUnits("alter policy unit on {0} using (true)"));
        try
        {
            Assert.Contains(
                $"{Report} by another county's unit: 200 shows the victim's mark-110101-",
                await OffencesAsync(world.Site, Report));
        }
        finally
        {
            await RestoreAsync();
        }

        Assert.Empty(await OffencesAsync(world.Site, Report));
    }

    [Fact]
    public async Task Row_level_security_that_was_switched_off_is_reported()
    {
        await world.AsOwnerAsync(ForUnits("alter table {0} disable row level security"));
        try
        {
            Assert.Contains(
                $"{Report} by another unit of the county: 200 is answered about what is not theirs",
                await OffencesAsync(world.Site, Report));
            Assert.Contains("reports: row-level security is not enabled and forced", await LawAsync());
        }
        finally
        {
            await world.AsOwnerAsync(ForUnits("alter table {0} enable row level security"));
        }
    }

    [Fact]
    public async Task Row_level_security_that_does_not_hold_for_the_owner_is_reported() => Assert.Equal(
        ["reports: row-level security is not enabled and forced"],
        await LawAsync("alter table county.reports no force row level security"));

    [Fact]
    public async Task A_plain_foreign_key_lets_a_row_point_into_another_county_and_is_reported()
    {
        const string table = """
            alter table county.units add constraint plain_key unique (code);
            create table county.specimen (county_id integer, unit_id integer, code text references county.units (code),
                primary key (county_id, unit_id));
            alter table county.specimen enable row level security;
            alter table county.specimen force row level security;
            create policy owner on county.specimen to county_owner using (true);
            alter table county.specimen owner to county_owner;
            grant insert on county.specimen to county_unit;
            create policy unit on county.specimen to county_unit
                using (county_id = (select nullif(current_setting('county.county', true), '')::integer));
            """;
        // What the law forbids is no fear: the check of a reference looks past the policies.
        const string insert = """
            set local role county_unit; set local county.county = '110102'; set local county.unit = '11';
            insert into county.specimen values (110102, 11, 'mark-110101-1-code'); reset role;
            """;
        Assert.Equal(
            [
                "specimen: plain_key does not begin with county_id",
                "specimen: specimen_code_fkey does not begin with county_id",
            ],
            (await LawAsync(table + insert)).Select(line => line.Replace("units: plain", "specimen: plain")).Order());
    }

    [Fact]
    public async Task A_page_that_does_not_say_who_may_come_in_is_reported()
    {
        await using var site = await world.StartAsync(
            more => more.MapGet("/specimen/{unit:int}", (int unit) => $"{unit}"));
        Assert.Contains(
            "GET /specimen/{unit:int} → nobody said: says nothing", AuthorisationLaw.Offences(site.Endpoints));
        Assert.Contains(
            "GET /specimen/{unit:int} by nobody: 200 is answered without signing in",
            await OffencesAsync(site, "GET /specimen/{unit:int}"));
    }

    [Fact]
    public async Task A_parameter_a_policy_a_form_and_a_page_that_the_world_does_not_know_are_reported()
    {
        await using var site = await world.StartAsync(more =>
        {
            more.MapGet("/specimen/{planet}", (string planet) => planet).RequireAuthorization("member");
            more.MapGet("/specimen", () => "").RequireAuthorization("member");
            more.MapPost("/specimen/{unit:int}", (int unit, IFormCollection form) => $"{unit}{form.Count}")
                .RequireAuthorization("member");
        });
        var offences = await OffencesAsync(
            site, "GET /specimen/{planet}", "GET /specimen", "POST /specimen/{unit:int}");
        Assert.Contains(offences, one => one.Contains("no value for Route planet", StringComparison.Ordinal));
        Assert.Contains(offences, one => one.StartsWith("GET /specimen: nothing in", StringComparison.Ordinal));
        Assert.Contains(offences, one => one.Contains("name the fields in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_reads_past_the_tenant_is_reported()
    {
        const string page = "GET /specimen/{unit:int}";
        await using var site = await world.StartAsync(more => more.MapGet("/specimen/{unit:int}", (int unit) =>
            AskAsync($"select name from county.units where county_id = 110101 and unit_id = {unit}"))
            .RequireAuthorization("member"));
        var offences = await OffencesAsync(site, page);
        Assert.Contains($"{page} by another county's unit: 200 shows the victim's mark-110101-", offences);
        Assert.Contains($"{page} by another unit of the county: 200 is answered about what is not theirs", offences);
        Assert.Contains($"{page} by another county's office: 200 differs from 404 to what is not there", offences);
    }

    [Fact]
    public async Task A_page_that_writes_past_the_tenant_is_reported_whatever_it_answers()
    {
        const string page = "POST /specimen/{unit:int}";
        await using var site = await world.StartAsync(more => more.MapPost("/specimen/{unit:int}", async (int unit) =>
        {
            await AskAsync($"""
                update county.units set code = code || '!' where county_id = 110101 and unit_id = {unit} returning null
                """);
            return Results.NotFound();
        }).RequireAuthorization("member"));
        Assert.Contains(
            await OffencesAsync(site, page),
            one => one.StartsWith($"{page}: wrote + county.units", StringComparison.Ordinal));
        await world.AsOwnerAsync("update county.units set code = replace(code, '!', '')");
    }

    private async Task<IReadOnlyList<string>> OffencesAsync(Site site, params string[] names) =>
        (await new Matrix(site, world.Database).RunAsync(target => names.Contains(target.Name))).Offences;

    private async Task<IResult> AskAsync(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(TestServer.Owner(world.Database));
        await using var command = owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is string text ? Results.Text(text) : Results.NotFound();
    }

    /// <summary>What the law says of the world's tables after a change, which is rolled back.</summary>
    private async Task<IReadOnlyList<string>> LawAsync(string change = "")
    {
        await using var connection = new NpgsqlConnection(world.Database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(change + "select 1", connection);
        if (change.Length > 0) command.CommandText = change;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return await TableLaw.OffencesAsync(connection, "county");
    }

    /// <summary>A statement for every table that a unit's page reads.</summary>
    private static string ForUnits(string statement) => string.Join(
        ';', Tables.Select(table => statement.Replace("{0}", $"county.{table}", StringComparison.Ordinal)));

    private Task RestoreAsync()
    {
        const string county = "county_id = (select nullif(current_setting('county.county', true), '')::integer)";
        const string unit = " and unit_id = (select nullif(current_setting('county.unit', true), '')::integer)";
        var policies = ForUnits($"alter policy unit on {{0}} using ({county}{unit})");
        foreach (var table in new[] { "counties", "rounds" })
        {
            policies = policies.Replace(
                $"county.{table} using ({county}{unit})", $"county.{table} using ({county})", StringComparison.Ordinal);
        }

        return world.AsOwnerAsync(policies);
    }
}
