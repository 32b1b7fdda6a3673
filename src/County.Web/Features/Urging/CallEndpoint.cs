using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Urging;

/// <summary>电话催报登记: whom of a unit the office has called, when, and what they said. Kept as it was written.</summary>
public static class CallEndpoint
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm";

    /// <param name="Telephone">The unit's, by its newest card; null where none says.</param>
    public sealed record Model(
        int Year, int UnitId, string Unit, string? Telephone, IReadOnlyList<UrgingEndpoint.Call> Calls, Typed Form);

    internal static async Task<Results<RazorComponentResult<CallPage>, NotFound>> Page(
        int year, int unit, CountyContext db, TimeProvider time, CancellationToken cancellation)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Times.Shanghai);
        var form = new Typed(("at", now.ToString(Moment, CultureInfo.InvariantCulture)));
        return await ModelAsync(year, unit, form, db, cancellation) is { } model
            ? Pages.Show<CallPage, Model>(model)
            : TypedResults.NotFound();
    }

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<CallPage>, NotFound>> Add(
        int year, int unit, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        // Two who write one down at once come one after the other: the second gets the next number.
        var report = await ReportBook.Locked(db, caller.CountyId, unit, year).AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        if (report is null) return TypedResults.NotFound();
        var typed = new Typed(form);
        var at = At(typed, time.GetUtcNow());
        var call = new PhoneCall
        {
            CountyId = caller.CountyId,
            UnitId = unit,
            Year = year,
            Number = 1 + (await db.PhoneCalls.Where(c => c.UnitId == unit && c.Year == year)
                .MaxAsync(c => (int?)c.Number, cancellation) ?? 0),
            At = at,
            AnsweredBy = typed.Required("answered", "接听人", 30),
            Said = typed.Required("said", "对方答复", 300),
            CalledBy = caller.Person,
        };
        if (!typed.IsGood)
        {
            return Pages.Show<CallPage, Model>(
                (await ModelAsync(year, unit, typed, db, cancellation))!, StatusCodes.Status422UnprocessableEntity);
        }

        db.PhoneCalls.Add(call);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.LocalRedirect($"/rounds/{year}/urging");
    }

    /// <summary>When it was, by the clocks of the county; calls to come are not written down.</summary>
    private static DateTimeOffset At(Typed typed, DateTimeOffset now)
    {
        if (!DateTime.TryParseExact(
            typed["at"], Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            typed.Refuse("at", "请填写通话的日期和时间。");
            return now;
        }

        var at = new DateTimeOffset(local, Times.Shanghai.GetUtcOffset(local)).ToUniversalTime();
        if (at > now) typed.Refuse("at", "通话时间还没有到。");
        if (at < now.AddYears(-1)) typed.Refuse("at", "通话时间在一年以前，请核对。");
        return at;
    }

    private static async Task<Model?> ModelAsync(
        int year, int unit, Typed form, CountyContext db, CancellationToken cancellation)
    {
        var name = await (
            from member in db.RoundUnits
            join one in db.Units on new { member.CountyId, member.UnitId } equals new { one.CountyId, one.UnitId }
            where member.Year == year && member.UnitId == unit
            select one.Name).SingleOrDefaultAsync(cancellation);
        if (name is null) return null;
        var telephone = await db.UnitCards.Where(card => card.UnitId == unit && card.Telephone != null)
            .OrderByDescending(card => card.Year).Select(card => card.Telephone).FirstOrDefaultAsync(cancellation);
        var calls = await UrgingEndpoint.Calls(db, year, unit).ToListAsync(cancellation);
        return new Model(year, unit, name, telephone, calls, form);
    }
}
