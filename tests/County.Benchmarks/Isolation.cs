using County.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Benchmarks;

/// <summary>
/// What row-level security costs: the same transactions on one database, and on its twin without policies. Sent bare,
/// they cost little else than what the database does; through the program's own door they are what a request takes.
/// </summary>
internal static class Isolation
{
    private static readonly TenantInfo Unit = new(Nation.County, 7);

    private static readonly TenantInfo County = new(Nation.County);

    public static async Task<IReadOnlyList<Ratio>> RatiosAsync()
    {
        var guarded = await Nation.CreateAsync(hasPolicies: true);
        var open = await Nation.CreateAsync(hasPolicies: false);
        var (bare, bareOpen) = (Bare(guarded), Bare(open));
        var (door, doorOpen) = (guarded.GetRequiredService<Tenancy>(), open.GetRequiredService<Tenancy>());
        return
        [
            new("bare-five-reads/without-policies", 1.3, bare.ReadPageAsync, bareOpen.ReadPageAsync),
            new("bare-one-read/without-policies", 1.4, bare.ReadDraftAsync, bareOpen.ReadDraftAsync),
            new("five-reads/without-policies", 1.3, () => ReadPageAsync(door), () => ReadPageAsync(doorOpen)),
            new("one-read/without-policies", 1.4, () => ReadDraftAsync(door), () => ReadDraftAsync(doorOpen)),
            new("national-scan/without-policies", 1.3, () => ScanAsync(door), () => ScanAsync(doorOpen)),
        ];
    }

    private static BareReads Bare(IServiceProvider services) =>
        new(services.GetRequiredService<CountyDataSources>().Of(Scope.Unit));

    /// <summary>What a unit's page of its report reads.</summary>
    private static async Task ReadPageAsync(Tenancy tenancy)
    {
        await using var work = await tenancy.BeginAsync(Scope.Unit, Unit);
        var db = work.Db;
        await db.Units.AsNoTracking().SingleAsync(u => u.CountyId == Nation.County && u.UnitId == 7);
        await db.Rounds.AsNoTracking().SingleAsync(r => r.CountyId == Nation.County && r.Year == 2021);
        await db.Reports.AsNoTracking().SingleAsync(
            r => r.CountyId == Nation.County && r.UnitId == 7 && r.Year == 2021);
        await db.Submissions.AsNoTracking().SingleAsync(
            s => s.CountyId == Nation.County && s.UnitId == 7 && s.Year == 2021);
        await DraftAsync(db);
        await work.CommitAsync();
    }

    private static async Task ReadDraftAsync(Tenancy tenancy)
    {
        await using var work = await tenancy.BeginAsync(Scope.Unit, Unit);
        await DraftAsync(work.Db);
        await work.CommitAsync();
    }

    private static Task<Draft> DraftAsync(CountyContext db) => db.Drafts.AsNoTracking().SingleAsync(
        d => d.CountyId == Nation.County && d.UnitId == 7 && d.Year == 2021);

    private static async Task ScanAsync(Tenancy tenancy)
    {
        await using var work = await tenancy.BeginAsync(Scope.Aggregator, County);
        await work.Db.Database
            .SqlQuery<decimal>($"select sum(disputes[1]) as \"Value\" from county.submissions").SingleAsync();
        await work.CommitAsync();
    }
}
