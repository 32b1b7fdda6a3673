using System.Runtime.CompilerServices;
using County.Data;
using County.Reporting;
using County.Web.Features;
using County.Web.Features.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Summaries;

/// <summary>The roll-up on a real database: a version for every changed input, and none beside.</summary>
[Collection(RollUps.Name)]
[Trait("shows", "main-job")]
public sealed class RollUpTests(TestServer server) : IAsyncLifetime
{
    private readonly ServiceProvider services = TestServer.Doors(server.Database, poolSize: 20)
        .AddJobs().BuildServiceProvider();

    private SmallCounty county = null!;

    public async ValueTask InitializeAsync() =>
        county = await SmallCounty.OpenAsync(services, server.Database, units: 3);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task An_accepted_report_makes_a_version_and_the_same_inputs_make_none()
    {
        await county.SubmitAsync(1, 16);
        await county.AcceptAsync(1);

        Assert.Equal(1, await RollUpAsync());
        Assert.Null(await RollUpAsync());
        Assert.Null(await RollUpAsync());
        Assert.Single(await county.SummariesAsync());
    }

    [Fact]
    public async Task Figures_contributions_and_gaps_are_kept_as_they_were_added_up()
    {
        await county.SubmitAsync(1, 16);
        await county.SubmitAsync(1, 17);
        await county.AcceptAsync(1);
        await county.SubmitAsync(2, 4);
        await RollUpAsync();

        var kept = Assert.Single(await county.SummariesAsync());
        var wanted = await county.FromScratchAsync();
        Assert.Equal(17, wanted.Figures[SmallCounty.Documents]);
        Assert.Equal(wanted.Figures, kept.Summary.Figures);
        Assert.Equal(wanted.InputHash, kept.Summary.InputHash);
        var counted = Assert.Single(kept.Contributions);
        Assert.Equal(
            (1, 2, wanted.Contributions[0].Hash),
            (counted.UnitId, counted.SubmissionVersion, counted.ContentHash));
        Assert.Equal(
            [(2, GapReason.Submitted), (3, GapReason.NotStarted)], kept.Gaps.Select(gap => (gap.UnitId, gap.Reason)));
    }

    [Fact]
    public async Task Undoing_an_acceptance_makes_a_new_version_without_it()
    {
        await county.SubmitAsync(1, 16);
        await county.SubmitAsync(2, 4);
        await county.AcceptAsync(1);
        await county.AcceptAsync(2);
        Assert.Equal(1, await RollUpAsync());

        await county.UndoAcceptanceAsync(1);
        Assert.Equal(2, await RollUpAsync());
        await county.AcceptAsync(1);
        Assert.Equal(3, await RollUpAsync());

        var kept = await county.SummariesAsync();
        Assert.Equal([20, 4, 20], kept.Select(one => one.Summary.Figures[SmallCounty.Documents]));
        Assert.Equal([2, 1, 2], kept.Select(one => one.Contributions.Count));
        Assert.Equal(kept[0].Summary.InputHash, kept[2].Summary.InputHash);
    }

    [Theory]
    [InlineData("update county.units set name = '改名镇' where unit_id = 1", null, GapReason.NotStarted)]
    [InlineData("update county.reports set changed_at = now() where unit_id = 3", null, GapReason.NotStarted)]
    [InlineData("update county.round_units set exemption = '撤并' where unit_id = 3", 2, GapReason.Exempt)]
    [InlineData("update county.reports set state = 'Drafting' where unit_id = 3", 2, GapReason.Drafting)]
    [InlineData("update county.units set outside_sum = '垂直管理' where unit_id = 3", 2, GapReason.OutsideSum)]
    [InlineData("update county.units set kind = 'CountyGovernment' where unit_id = 3", null, GapReason.NotStarted)]
    public async Task Only_what_a_summary_says_makes_a_new_one(string change, int? version, GapReason reason)
    {
        await county.SubmitAsync(1, 16);
        await county.AcceptAsync(1);
        await RollUpAsync();

        await county.AsOfficeAsync(FormattableStringFactory.Create(change));

        Assert.Equal(version, await RollUpAsync());
        Assert.Equal(reason, (await county.SummariesAsync())[^1].Gaps[^1].Reason);
    }

    [Fact]
    public async Task A_submission_marks_its_round_as_changed_and_a_roll_up_as_seen()
    {
        Assert.Contains(county.CountyId, await ChangedAsync());
        await SweepAsync();
        Assert.DoesNotContain(county.CountyId, await ChangedAsync());

        await county.SubmitAsync(1, 16);
        Assert.Contains(county.CountyId, await ChangedAsync());
        await SweepAsync();

        Assert.DoesNotContain(county.CountyId, await ChangedAsync());
        Assert.Equal(2, (await county.SummariesAsync()).Count);
    }

    [Theory]
    [InlineData("update county.units set outside_sum = '国有企业' where unit_id = 1", true)]
    [InlineData("update county.units set kind = 'CountyGovernment' where unit_id = 1", true)]
    [InlineData("update county.units set name = '改名镇', serious_reply_post = '镇长' where unit_id = 1", false)]
    public async Task Whether_and_how_a_unit_is_summed_marks_its_rounds_as_changed(string change, bool marks)
    {
        await SweepAsync();

        await county.AsOfficeAsync(FormattableStringFactory.Create(change));

        Assert.Equal(marks, (await ChangedAsync()).Contains(county.CountyId));
    }

    [Fact]
    public async Task Many_sweeps_at_once_make_one_version()
    {
        var neighbour = await SmallCounty.OpenAsync(services, server.Database, units: 2);
        foreach (var round in Enumerable.Range(1, 3))
        {
            foreach (var one in new[] { county, neighbour })
            {
                await one.SubmitAsync(1, round);
                await one.AcceptAsync(1);
            }

            await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SweepAsync(all: i % 2 == 0)));

            foreach (var one in new[] { county, neighbour })
            {
                var kept = await one.SummariesAsync();
                Assert.Equal(Enumerable.Range(1, round), kept.Select(each => each.Summary.Version));
                Assert.Equal(round, kept[^1].Summary.Figures[SmallCounty.Documents]);
            }
        }
    }

    [Fact]
    public async Task A_change_that_comes_while_a_roll_up_runs_is_in_the_next_one()
    {
        await county.SubmitAsync(1, 16);
        await county.AcceptAsync(1);
        await county.SubmitAsync(2, 4);
        await using var work = await county.Tenancy.BeginAsync(
            Scope.Aggregator, new TenantInfo(county.CountyId), TestContext.Current.CancellationToken);
        Assert.Equal(1, await Handler.RunAsync(
            work.Db, county.CountyId, SmallCounty.Year, TestContext.Current.CancellationToken));
        var acceptance = Task.Run(() => county.AcceptAsync(2), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
        await acceptance;

        Assert.Contains(county.CountyId, await ChangedAsync());
        await SweepAsync();
        Assert.Equal(20, (await county.SummariesAsync())[^1].Summary.Figures[SmallCounty.Documents]);
    }

    [Fact]
    public async Task One_countys_fault_does_not_keep_the_next_county_from_its_summary()
    {
        await county.SubmitAsync(1, 16);
        await county.AcceptAsync(1);
        var neighbour = await SmallCounty.OpenAsync(services, server.Database, units: 1);
        await county.AsOfficeAsync($"update county.rounds set format = '1999'");

        await Assert.ThrowsAsync<KeyNotFoundException>(() => SweepAsync());

        Assert.Empty(await county.SummariesAsync());
        Assert.Single(await neighbour.SummariesAsync());
        await county.AsOfficeAsync($"update county.rounds set format = '2019'");
        await SweepAsync();
        Assert.Single(await county.SummariesAsync());
    }

    [Fact]
    public async Task An_accepted_report_on_another_form_is_a_gap_that_says_so()
    {
        await county.SubmitAsync(1, 16);
        await county.AcceptAsync(1);
        await county.AsOfficeAsync($"update county.rounds set format = '2021'");

        Assert.Equal(1, await RollUpAsync());
        var summary = Assert.Single(await county.SummariesAsync());
        Assert.Empty(summary.Contributions);
        Assert.Contains(summary.Gaps, gap => gap.Reason == GapReason.OtherFormat);
    }

    [Fact]
    public async Task A_former_unit_of_the_same_code_does_not_stand_in_the_way()
    {
        await county.AsOfficeAsync(
            $"""
            insert into county.units (county_id, unit_id, code, name, kind, valid_from, valid_to)
            select county_id, 90, code, '旧镇', kind, '2010-01-01', '2018-12-31' from county.units where unit_id = 1
            """);
        await county.SubmitAsync(1, 16);
        await county.AcceptAsync(1);

        Assert.Equal(1, await RollUpAsync());
        Assert.Equal(1, Assert.Single(Assert.Single(await county.SummariesAsync()).Contributions).UnitId);
    }

    private RollUpHandler Handler => services.GetRequiredService<RollUpHandler>();

    private Task<int> SweepAsync(bool all = false) =>
        services.GetRequiredService<RollUpSweep>().RunAsync(all, TestContext.Current.CancellationToken);

    private async Task<IEnumerable<int>> ChangedAsync() =>
        (await services.GetRequiredService<RollUpSweep>()
            .RoundsAsync(all: false, TestContext.Current.CancellationToken))
        .Select(round => round.County);

    private async Task<int?> RollUpAsync()
    {
        await using var work = await county.Tenancy.BeginAsync(
            Scope.Aggregator, new TenantInfo(county.CountyId), TestContext.Current.CancellationToken);
        var version = await Handler.RunAsync(
            work.Db, county.CountyId, SmallCounty.Year, TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
        return version;
    }
}

/// <summary>Sweeps go over the whole database: these tests take turns.</summary>
[CollectionDefinition(Name)]
public sealed class RollUps
{
    public const string Name = "roll-ups";
}
