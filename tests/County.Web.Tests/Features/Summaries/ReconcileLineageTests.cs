using County.Data;
using County.Web.Features;
using County.Web.Features.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Summaries;

/// <summary>Last year's figures follow a unit through mergers; where it was divided nothing is compared.</summary>
[Collection(RollUps.Name)]
[Trait("shows", "season")]
public sealed class ReconcileLineageTests(TestServer server) : IAsyncLifetime
{
    private static readonly DateOnly Midyear = new(2025, 7, 1);

    private readonly ServiceProvider services = TestServer.Doors(server.Database).AddJobs().BuildServiceProvider();

    private TwoYears county = null!;

    public async ValueTask InitializeAsync()
    {
        county = await TwoYears.OpenAsync(services, server.Database, units: 5);
        foreach (var unit in Enumerable.Range(1, 5)) await county.CountBeforeAsync(unit, carriedOut: 10 * unit);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Who_was_merged_leaves_what_it_carried_over_to_the_unit_that_goes_on()
    {
        await county.BecomeAsync(2, LineageKind.MergedInto, Midyear, reports: false, 1);
        await county.SubmitAsync(1, carriedIn: 30);

        await ReconcileAsync();

        var taken = Assert.Single(await county.TakenOverAsync());
        Assert.Equal((1, 2024, 20), (taken.UnitId, taken.Year, taken.Figures[TwoYears.CarriedOut]));
        Assert.Equal(["第2镇"], taken.Predecessors);
        Assert.Equal([["X-CARRY"], []], (await county.ChecksAsync(1, 1)).Select(one => one.Codes));
    }

    [Fact]
    public async Task Through_several_mergers_all_is_summed_and_a_unit_that_reports_itself_keeps_its_own()
    {
        await county.BecomeAsync(3, LineageKind.MergedInto, new DateOnly(2025, 3, 1), reports: false, 2);
        await county.BecomeAsync(2, LineageKind.MergedInto, Midyear, reports: false, 1);
        await county.BecomeAsync(4, LineageKind.MergedInto, Midyear, reports: true, 1);
        await county.BecomeAsync(5, LineageKind.MergedInto, new DateOnly(2026, 1, 1), reports: false, 1);
        await county.SubmitAsync(1, carriedIn: 60);

        await ReconcileAsync();

        var taken = Assert.Single(await county.TakenOverAsync());
        Assert.Equal(50, taken.Figures[TwoYears.CarriedOut]);
        Assert.Equal(["第2镇", "第3镇"], taken.Predecessors);
        Assert.Empty((await county.ChecksAsync(1, 1))[^1].Codes);
    }

    [Fact]
    public async Task What_was_taken_over_is_written_only_where_it_changed_and_goes_with_its_cause()
    {
        await county.BecomeAsync(2, LineageKind.MergedInto, Midyear, reports: false, 1);
        await ReconcileAsync();
        await ReconcileAsync();
        var first = Assert.Single(await county.TakenOverAsync());

        await county.CountBeforeAsync(2, carriedOut: 21, version: 2);
        await ReconcileAsync();
        var second = Assert.Single(await county.TakenOverAsync());
        Assert.Equal(21, second.Figures[TwoYears.CarriedOut]);
        Assert.NotEqual(first.InputHash, second.InputHash);

        await county.AsOwnerAsync(db => db.RemoveRange(
            db.Lineage.Where(line => line.CountyId == county.CountyId)));
        await ReconcileAsync();
        Assert.Empty(await county.TakenOverAsync());
    }

    [Theory]
    [InlineData(LineageKind.SplitInto, "本单位2025年7月1日分设", "第1镇2025年7月1日分设")]
    [InlineData(LineageKind.MergedInto, null, "第1镇2025年7月1日撤销后分别并入几个单位")]
    public async Task Where_a_unit_was_divided_nothing_is_compared_and_a_note_says_why(
        LineageKind kind, string? ofTheUnit, string ofItsHeirs)
    {
        await county.BecomeAsync(1, kind, Midyear, reports: ofTheUnit is not null, 2, 3);
        await county.SubmitAsync(2, carriedIn: 99);
        await county.SubmitAsync(4, carriedIn: 99);
        if (ofTheUnit is not null) await county.SubmitAsync(1, carriedIn: 99);

        await ReconcileAsync();

        Assert.Empty(await county.TakenOverAsync());
        Assert.Equal(["X-LINEAGE"], (await county.ChecksAsync(2, 1))[^1].Codes);
        Assert.Contains("X-CARRY", (await county.ChecksAsync(4, 1))[^1].Codes);
        Assert.StartsWith(ofItsHeirs, await NoteAsync(2), StringComparison.Ordinal);
        if (ofTheUnit is null) return;
        // The unit itself knows of its own division, so the check of its submission said it at once.
        Assert.Equal(["X-LINEAGE"], Assert.Single(await county.ChecksAsync(1, 1)).Codes);
        Assert.StartsWith(ofTheUnit, await NoteAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_a_division_of_another_year_and_a_circle_change_nothing()
    {
        await county.BecomeAsync(1, LineageKind.Renamed, Midyear, reports: true, 1);
        await county.BecomeAsync(1, LineageKind.SplitInto, new DateOnly(2024, 12, 31), reports: true, 4);
        await county.BecomeAsync(2, LineageKind.MergedInto, Midyear, reports: false, 3);
        await county.BecomeAsync(3, LineageKind.MergedInto, Midyear, reports: false, 2);
        await county.SubmitAsync(1, carriedIn: 10);
        await county.SubmitAsync(4, carriedIn: 41);

        await ReconcileAsync();

        Assert.Empty(await county.TakenOverAsync());
        Assert.Equal([[]], (await county.ChecksAsync(1, 1)).Select(one => one.Codes));
        Assert.Equal([["X-CARRY"]], (await county.ChecksAsync(4, 1)).Select(one => one.Codes));
    }

    private async Task<string> NoteAsync(int unit)
    {
        await using var work = await county.BeginAsync(Data.Scope.Aggregator, null);
        return (await CheckBook.Current(work.Db).SingleAsync(
            f => f.UnitId == unit && f.Year == county.Year, TestContext.Current.CancellationToken)).Message;
    }

    private Task<Swept> ReconcileAsync() => services.GetRequiredService<ReconcileSweep>().RunAsync(
        [(county.CountyId, county.Year)], rollsUp: false, () => { }, TestContext.Current.CancellationToken);
}
