using County.Data;
using County.Reporting;
using County.Web.Features;
using County.Web.Features.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Summaries;

/// <summary>A county of 60 units in the middle of the season.</summary>
[Collection(RollUps.Name)]
[Trait("shows", "season")]
public sealed class SixtyUnitsTests(TestServer server) : IAsyncLifetime
{
    private const int Units = 60;

    private readonly ServiceProvider services = TestServer.Doors(server.Database, poolSize: 20)
        .AddJobs().BuildServiceProvider();

    private SmallCounty county = null!;

    public async ValueTask InitializeAsync()
    {
        county = await SmallCounty.OpenAsync(services, server.Database, Units);
        foreach (var unit in Enumerable.Range(1, Units))
        {
            await county.SubmitAsync(unit, unit);
            await county.AcceptAsync(unit);
        }

        await SweepAsync();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task One_changed_report_makes_a_version_within_one_sweep_and_no_change_makes_none()
    {
        await SweepAsync();
        await SweepAsync(all: true);
        Assert.Single(await county.SummariesAsync());

        await county.SubmitAsync(7, 107);
        await county.AcceptAsync(7);
        await SweepAsync();

        var kept = await county.SummariesAsync();
        Assert.Equal([1830, 1930], kept.Select(one => one.Summary.Figures[SmallCounty.Documents]));
        Assert.Equal((await county.FromScratchAsync()).InputHash, kept[1].Summary.InputHash);
        Assert.Equal([Units, Units], kept.Select(one => one.Contributions.Count));
        var changed = kept[0].Contributions.Zip(kept[1].Contributions)
            .Where(pair => pair.First.ContentHash != pair.Second.ContentHash);
        Assert.Equal(7, Assert.Single(changed).Second.UnitId);
    }

    [Fact]
    public async Task Two_versions_differ_by_who_gave_another_submission_even_one_that_says_the_same()
    {
        await county.SubmitAsync(7, 107);
        await county.SubmitAsync(31, 31);
        await county.AcceptAsync(7);
        await county.AcceptAsync(31);
        await SweepAsync();
        await county.UndoAcceptanceAsync(12);
        await SweepAsync();

        var resubmitted = await ChangesAsync(1, 2);
        Assert.Equal<SummaryChanges.UnitChange>(
        [
            new(7, "第7镇", SummaryChanges.UnitTurn.Resubmitted, "第1稿", "第2稿"),
            new(31, "第31镇", SummaryChanges.UnitTurn.Resubmitted, "第1稿", "第2稿"),
        ], resubmitted.Units);
        Assert.Equal((1830, 1930), resubmitted.Figures
            .Where(one => one.Cell.Address == SmallCounty.Documents).Select(one => (one.Before, one.After)).Single());
        Assert.Equal<SummaryChanges.UnitChange>(
            [new(12, "第12镇", SummaryChanges.UnitTurn.Left, "第1稿", GapReason.Submitted.OfficialName())],
            (await ChangesAsync(2, 3)).Units);
        Assert.True((await ChangesAsync(2, 2)).IsEmpty);
    }

    [Fact]
    public async Task An_adjustment_is_counted_beside_the_units_sum_until_it_is_withdrawn()
    {
        await county.AsOfficeAsync($"""
            insert into county.adjustments (county_id, year, number, cell, amount, reason, made_by, made_at)
            values ({county.CountyId}, {SmallCounty.Year}, 1, {SmallCounty.Documents}, -30, '联合发文重复计算',
                '管理员', now())
            """);
        await SweepAsync();
        var adjusted = await LatestAsync();
        await county.AsOfficeAsync($"""
            update county.adjustments set withdrawn_at = now(), withdrawn_by = '管理员', withdrawn_for = '单位已更正'
            """);
        await SweepAsync();
        var after = await LatestAsync();

        Assert.Equal((2, 1830, 1800), Standing(adjusted));
        Assert.Equal((1, -30, "联合发文重复计算"), Assert.Single(adjusted.Adjustments.Select(
            one => (one.Number, (int)one.Amount, one.Reason))));
        Assert.Equal((3, 1830, 1830), Standing(after));
        Assert.Empty(after.Adjustments);
        var hashes = (await county.SummariesAsync()).Select(one => one.Summary.InputHash).ToList();
        Assert.Equal(hashes[0], hashes[2]);
        Assert.NotEqual(hashes[0], hashes[1]);
    }

    [Fact]
    public async Task An_adjustment_of_a_cell_that_the_form_has_not_is_not_counted()
    {
        await county.AsOfficeAsync($"""
            insert into county.adjustments (county_id, year, number, cell, amount, reason, made_by, made_at)
            values ({county.CountyId}, {SmallCounty.Year}, 1, 't2_art20_1.normative_docs.issued', 5, '另一格式',
                '管理员', now())
            """);

        await SweepAsync();

        Assert.Single(await county.SummariesAsync());
    }

    private static (int, long?, long?) Standing(SummaryView summary) => (
        summary.Version, summary.UnitsSum[SmallCounty.Documents], summary.Figures[SmallCounty.Documents]);

    private Task<int> SweepAsync(bool all = false) =>
        services.GetRequiredService<RollUpSweep>().RunAsync(all, TestContext.Current.CancellationToken);

    /// <summary>By what is kept of two versions.</summary>
    private async Task<SummaryChanges> ChangesAsync(int earlier, int later)
    {
        await using var work = await county.Tenancy.BeginAsync(
            Scope.Office, new TenantInfo(county.CountyId), TestContext.Current.CancellationToken);
        return SummaryChanges.Between(await VersionAsync(earlier), await VersionAsync(later));

        async Task<SummaryView> VersionAsync(int version) => (await SummaryReading.VersionAsync(
            work.Db, county.CountyId, SmallCounty.Year, version, TestContext.Current.CancellationToken))!;
    }

    private async Task<SummaryView> LatestAsync()
    {
        await using var work = await county.Tenancy.BeginAsync(
            Scope.Office, new TenantInfo(county.CountyId), TestContext.Current.CancellationToken);
        return (await SummaryReading.LatestAsync(
            work.Db, county.CountyId, SmallCounty.Year, TestContext.Current.CancellationToken))!;
    }
}
