using System.Collections.Immutable;
using County.Data;
using County.Reporting;
using County.Web.Features;
using County.Web.Features.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Summaries;

/// <summary>
/// What is not accepted is checked again where rules, report or last year's figures changed, and nothing else.
/// </summary>
[Collection(RollUps.Name)]
[Trait("shows", "season")]
public sealed class ReconcileTests(TestServer server) : IAsyncLifetime
{
    private const string OldRules = "2021-000000000000";

    private readonly Statements statements = new();

    private ServiceProvider services = null!;

    private TwoYears county = null!;

    public async ValueTask InitializeAsync()
    {
        var doors = TestServer.Doors(server.Database, poolSize: 20).AddJobs();
        doors.ConfigureDbContext<CountyContext>(options => options.AddInterceptors(statements));
        services = doors.BuildServiceProvider();
        county = await TwoYears.OpenAsync(services, server.Database, units: 4);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_submission_is_checked_again_once_last_years_report_is_counted_and_then_no_more()
    {
        await county.SubmitAsync(1, carriedIn: 3);
        Assert.Equal(0, await ReconcileAsync());
        await county.CountBeforeAsync(1, carriedOut: 2);

        Assert.Equal(1, await ReconcileAsync());
        Assert.Equal(0, await ReconcileAsync());

        var checks = await county.ChecksAsync(1, 1);
        Assert.Equal([1, 2], checks.Select(one => one.Check.Number));
        Assert.Empty(checks[0].Codes);
        // 自然人; the sum of all applicants follows from it and is not told again.
        Assert.Equal(["X-CARRY"], checks[1].Codes);
        Assert.Equal((0, 1, 0), (checks[1].Check.Errors, checks[1].Check.Queries, checks[1].Check.Notes));
    }

    [Fact]
    public async Task Other_rules_check_drafts_and_submissions_again_and_leave_what_was_accepted()
    {
        await county.SubmitAsync(1, carriedIn: 3);
        await county.SubmitAsync(2, carriedIn: 3);
        await county.AcceptAsync(2);
        await county.DraftAsync(3, carriedIn: 3);
        Assert.Equal(1, await ReconcileAsync());
        await county.AsOwnerAsync(db => db.Checks.AddRange(Judged(1, 1), Judged(2, 1), Judged(3, Check.OfDraft)));

        Assert.Equal(2, await ReconcileAsync());
        Assert.Equal(0, await ReconcileAsync());

        var rules = Checker.VersionOf(county.Form);
        Assert.Equal([rules, OldRules, rules], await RulesAsync(1, 1));
        Assert.Equal([rules, OldRules], await RulesAsync(2, 1));
        Assert.Equal([rules, OldRules, rules], await RulesAsync(3, Check.OfDraft));
    }

    [Fact]
    public async Task A_draft_is_checked_as_long_as_no_submission_has_taken_its_place()
    {
        await county.CountBeforeAsync(1, carriedOut: 2);
        await county.DraftAsync(1, carriedIn: 3);
        Assert.Equal(1, await ReconcileAsync());
        Assert.Contains("X-CARRY", (await county.ChecksAsync(1, Check.OfDraft)).Single().Codes);

        await county.DraftAsync(1, carriedIn: 2);
        Assert.Equal(1, await ReconcileAsync());
        Assert.DoesNotContain("X-CARRY", (await county.ChecksAsync(1, Check.OfDraft))[1].Codes);

        await county.SubmitAsync(1, carriedIn: 2);
        await county.CountBeforeAsync(1, carriedOut: 5, version: 2);
        Assert.Equal(1, await ReconcileAsync());
        Assert.Equal(2, (await county.ChecksAsync(1, Check.OfDraft)).Count);
        Assert.Equal(["X-CARRY"], (await county.ChecksAsync(1, 1))[1].Codes);
    }

    [Fact]
    public async Task What_a_published_text_did_not_show_is_not_blank_when_it_is_checked_again()
    {
        var unread = county.Form.Cell("t2_art20_6.penalties.decisions");
        var illegible = county.Form.Cell("t2_art20_6.coercion.decisions");
        var united = county.Form.Cell("t2_art20_8.fees.fee_amount");
        await county.SubmitAsync(1, 3, subject => subject with
        {
            Figures = subject.Figures.With(unread, null).With(illegible, null),
            Unread = [unread],
            Illegible = ImmutableDictionary<Cell, string>.Empty.Add(illegible, "若干"),
            Printed = ImmutableDictionary<Cell, string>.Empty.Add(united, "0万元"),
        });
        await county.CountBeforeAsync(1, carriedOut: 2);

        Assert.Equal(1, await ReconcileAsync());

        var checks = await county.ChecksAsync(1, 1);
        Assert.Equal(["F-RANGE", "F-UNIT"], checks[0].Codes);
        Assert.Equal(["F-RANGE", "X-CARRY", "F-UNIT"], checks[1].Codes);
        Assert.Equal(0, await ReconcileAsync());
    }

    [Fact]
    public async Task Over_the_change_of_forms_what_2020_carried_on_is_compared()
    {
        county = await TwoYears.OpenAsync(services, server.Database, units: 1, year: 2021);
        await county.SubmitAsync(1, carriedIn: 3);
        await county.CountBeforeAsync(1, carriedOut: 4);

        Assert.Equal(1, await ReconcileAsync());

        Assert.Equal(["X-CARRY"], (await county.ChecksAsync(1, 1))[^1].Codes);
    }

    [Fact]
    public async Task Many_at_once_write_each_check_once()
    {
        await county.SubmitAsync(1, carriedIn: 3);
        await county.CountBeforeAsync(1, carriedOut: 2);

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReconcileAsync()));

        Assert.Equal(1, written.Sum());
        Assert.Equal(2, (await county.ChecksAsync(1, 1)).Count);
    }

    [Fact]
    public async Task However_many_units_there_are_the_database_is_asked_as_often()
    {
        var asked = new List<int>();
        foreach (var units in new[] { 2, 40 })
        {
            county = await TwoYears.OpenAsync(services, server.Database, units);
            foreach (var unit in Enumerable.Range(1, units))
            {
                await county.SubmitAsync(unit, carriedIn: 3);
                await county.CountBeforeAsync(unit, carriedOut: 2);
            }

            statements.Count = 0;
            Assert.Equal(units, await ReconcileAsync());
            asked.Add(statements.Count);
        }

        Assert.InRange(asked[0], 5, 15);
        Assert.Equal(asked[0], asked[1]);
    }

    [Fact]
    public async Task One_countys_fault_does_not_keep_the_next_from_being_checked_and_rolled_up()
    {
        await county.SubmitAsync(1, carriedIn: 3);
        await county.CountBeforeAsync(1, carriedOut: 2);
        var neighbour = await TwoYears.OpenAsync(services, server.Database, units: 1);
        await neighbour.SubmitAsync(1, carriedIn: 3);
        await neighbour.CountBeforeAsync(1, carriedOut: 2);
        await SetFormatAsync("1999");
        var done = 0;

        await Assert.ThrowsAsync<KeyNotFoundException>(() => services.GetRequiredService<ReconcileSweep>().RunAsync(
            [(county.CountyId, county.Year), (neighbour.CountyId, neighbour.Year)], rollsUp: true, () => done++,
            TestContext.Current.CancellationToken));

        Assert.Equal(2, done);
        Assert.Single(await county.ChecksAsync(1, 1));
        Assert.Equal(2, (await neighbour.ChecksAsync(1, 1)).Count);
        await using var work = await neighbour.BeginAsync(Scope.Aggregator, null);
        Assert.Single(work.Db.Summaries);
        await SetFormatAsync(county.Form.Id);
    }

    private Task SetFormatAsync(string format) => county.AsOwnerAsync(db => db.Rounds.Single(
        round => round.CountyId == county.CountyId && round.Year == county.Year).Format = format);

    private Check Judged(int unit, int version) => new()
    {
        CountyId = county.CountyId,
        UnitId = unit,
        Year = county.Year,
        Version = version,
        Number = 2,
        Rules = OldRules,
        InputHash = "",
        Errors = 0,
        Queries = 0,
        Notes = 0,
        CheckedAt = TimeProvider.System.GetUtcNow(),
    };

    private async Task<IEnumerable<string>> RulesAsync(int unit, int version) =>
        (await county.ChecksAsync(unit, version)).Select(one => one.Check.Rules);

    private async Task<int> ReconcileAsync() => (await services.GetRequiredService<ReconcileSweep>().RunAsync(
        [(county.CountyId, county.Year)], rollsUp: false, () => { }, TestContext.Current.CancellationToken)).Checks;
}
