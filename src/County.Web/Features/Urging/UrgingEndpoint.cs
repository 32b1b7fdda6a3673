using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Urging;

/// <summary>催报: which reports have not come, a text for the group's chat, letters, and calls by telephone.</summary>
public static class UrgingEndpoint
{
    /// <param name="Text">For the chat.</param>
    public sealed record Model(Shortfall Shortfall, string Text, IReadOnlyList<Call> Calls);

    /// <summary>A call that was made.</summary>
    public sealed record Call(
        int UnitId, string Unit, DateTimeOffset At, string AnsweredBy, string Said, string CalledBy);

    /// <summary>The letters, one for each unit.</summary>
    public sealed record Letters(Shortfall Shortfall, IReadOnlyList<MissingUnit> To);

    internal static async Task<Results<RazorComponentResult<UrgingPage>, NotFound>> Page(
        int year, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        if (await ReadAsync(db, caller, year, time, cancellation) is not { } shortfall) return TypedResults.NotFound();
        var calls = await Calls(db, year).ToListAsync(cancellation);
        return Pages.Show<UrgingPage, Model>(new Model(shortfall, ChatText.Of(shortfall), calls));
    }

    /// <param name="unit">To whom; null for all that are late.</param>
    internal static async Task<Results<RazorComponentResult<LetterPage>, NotFound>> Letter(
        int year, int? unit, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        if (await ReadAsync(db, caller, year, time, cancellation) is not { } shortfall) return TypedResults.NotFound();
        var to = unit is null ? shortfall.Late : [.. shortfall.Missing.Where(one => one.UnitId == unit)];
        // Of a unit that has reported, or is not there, there is no letter.
        return unit is not null && to.Count == 0
            ? TypedResults.NotFound()
            : Pages.Show<LetterPage, Letters>(new Letters(shortfall, to));
    }

    /// <param name="only">One unit's; null for all.</param>
    internal static IQueryable<Call> Calls(CountyContext db, int year, int? only = null) =>
        from call in db.PhoneCalls.AsNoTracking()
        join unit in db.Units on new { call.CountyId, call.UnitId } equals new { unit.CountyId, unit.UnitId }
        where call.Year == year && (only == null || call.UnitId == only)
        orderby unit.Code, call.At descending, call.Number descending
        select new Call(unit.UnitId, unit.Name, call.At, call.AnsweredBy, call.Said, call.CalledBy);

    private static Task<Shortfall?> ReadAsync(
        CountyContext db, Caller caller, int year, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return Shortfall.OfAsync(db, caller.CountyId, year, now, Times.Day(now), cancellation);
    }
}
