using County.Data;
using County.Web.Features.Summaries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Benchmarks;

/// <summary>
/// Rolling a county of 60 units up, each step through the program's own door, against one statement that does as much
/// in the database. Both write a version at every turn: whether an input has changed is not asked.
/// </summary>
internal static class CountyRollUp
{
    public static async Task<IReadOnlyList<Ratio>> RatiosAsync()
    {
        var services = await SixtyUnits.CreateAsync();
        var tenancy = services.GetRequiredService<Tenancy>();
        var handler = new RollUpHandler(TimeProvider.System);
        var bare = new BareRollUp(services.GetRequiredService<CountyDataSources>().Of(Scope.Aggregator));
        return
        [
            new("county-read-and-added/one-statement", 3, () => AddAsync(tenancy), bare.SumAsync),
            new("county-rolled-up/one-statement", 5, () => RollUpAsync(tenancy, handler), bare.WriteAsync),
        ];
    }

    private static async Task AddAsync(Tenancy tenancy)
    {
        await using var work = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(SixtyUnits.County));
        Counted(await ReadAsync(work.Db));
        await work.CommitAsync();
    }

    private static async Task RollUpAsync(Tenancy tenancy, RollUpHandler handler)
    {
        await using var work = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(SixtyUnits.County));
        var mark = await ChangeMark.Locked(work.Db, SixtyUnits.County, SixtyUnits.Year).SingleAsync();
        var inputs = await ReadAsync(work.Db);
        await handler.WriteAsync(work.Db, mark, inputs, Counted(inputs), CancellationToken.None);
        await work.CommitAsync();
    }

    private static Task<RollUpInputs> ReadAsync(CountyContext db) => RollUpInputs.ReadAsync(
        db, SixtyUnits.County, SixtyUnits.Year, isPreview: false, CancellationToken.None);

    private static Reporting.Summary Counted(RollUpInputs inputs)
    {
        var summary = inputs.Sum();
        return summary.Accepted == 60 ? summary : throw new InvalidOperationException($"{summary.Accepted} of 60");
    }
}
