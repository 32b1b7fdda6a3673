using System.Collections.Concurrent;
using County.Data;

namespace County.Web.Hosting;

/// <summary>
/// Hands the next date to the page, before anything else is read: where a page is drawn, the request's transaction has
/// ended. A place's date is kept for a minute, and forgotten with whatever its office changes through this process.
/// </summary>
internal sealed partial class NextDates(
    RequestDelegate next, Tenancy tenancy, TimeProvider time, ILogger<NextDates> logger)
{
    // Far more than one process serves in a minute; kept ones are let go all at once.
    private const int Most = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(int County, int? Unit), Known> dates = new();

    private sealed record Known(DateTimeOffset Until, DateOnly Day, NextDate? Date);

    public async Task InvokeAsync(HttpContext context, Caller caller, PageHead head)
    {
        var isPage = caller is { HasPlace: true, Membership: not null, Client: null }
            && !EarlyRefusal.IsForSystems(context);
        if (isPage) head.Next = await FindAsync(caller, context.RequestAborted);
        await next(context);
        // The transaction has ended, the answer is not under way yet.
        if (isPage && caller.IsOffice && !RateLimits.IsSafe(context)) Forget(caller.CountyId);
    }

    private async Task<NextDate?> FindAsync(Caller caller, CancellationToken cancellation)
    {
        var (place, now) = ((caller.CountyId, caller.UnitId), time.GetUtcNow());
        var today = Times.Day(now);
        if (dates.TryGetValue(place, out var known) && known.Until > now && known.Day == today) return known.Date;
        try
        {
            await using var work = await tenancy.BeginAsync(
                caller.UnitId is null ? Scope.Office : Scope.Unit,
                new TenantInfo(caller.CountyId, caller.UnitId, caller.AccountId), caller.Actor, cancellation);
            var date = await NextDate.ReadAsync(work.Db, caller.CountyId, caller.UnitId, today, cancellation);
            if (dates.Count >= Most) dates.Clear();
            dates[place] = new Known(now + Kept, today, date);
            return date;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A page without its date is still a page; where the database is gone it says so itself.
            LogFailure(failure);
            return null;
        }
    }

    private void Forget(int county)
    {
        foreach (var place in dates.Keys.Where(place => place.County == county)) dates.TryRemove(place, out _);
    }

    [LoggerMessage(LogLevel.Warning, "The next date of a place could not be read")]
    private partial void LogFailure(Exception failure);
}
