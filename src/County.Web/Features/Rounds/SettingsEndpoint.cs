using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Rounds;

/// <summary>A round's dates and its units: read by the office, changed by an administrator.</summary>
internal static class SettingsEndpoint
{
    public static async Task<IResult> Page(
        int year, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation) =>
        await SettingsModel.ReadAsync(year, null, db, caller, time, cancellation) is { } model
            ? Pages.Show<SettingsPage, SettingsModel>(model)
            : Results.NotFound();

    public static async Task<IResult> Change(
        int year, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await RefusalAsync(db, caller, cancellation) is { } refusal) return refusal;
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Year == year, cancellation);
        if (round is null) return Results.NotFound();
        var typed = new Typed(form);
        if (typed["seen"] != SettingsModel.SeenOf(round))
        {
            return Refusal.Show($"/rounds/{year}/settings", "日期刚刚由他人改过，请看过现在的日期再改", "查看现在的日期");
        }

        var calendar = await CalendarBook.OfAsync(db, caller.CountyId, cancellation);
        if (RoundDays.Read(typed, year, calendar) is not { } days)
        {
            var model = await SettingsModel.ReadAsync(year, typed, db, caller, time, cancellation);
            return Pages.Show<SettingsPage, SettingsModel>(model!, StatusCodes.Status422UnprocessableEntity);
        }

        days.Write(round);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/rounds/{year}/settings");
    }

    /// <summary>
    /// Moves the dates that fall on a day off by now: the installation's calendar was changed, and who did so sees no
    /// round. The form holds nothing but its token, which is checked because the form is read.
    /// </summary>
    public static async Task<IResult> Redate(
        int year, IFormCollection _, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await RefusalAsync(db, caller, cancellation) is { } refusal) return refusal;
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Year == year, cancellation);
        if (round is null) return Results.NotFound();
        var today = Times.Day(time.GetUtcNow());
        if (round.CountyReportBy < today) return Refusal.Show($"/rounds/{year}/settings", $"{year}年度的工作已经结束，日期不再移动");
        var members = await db.RoundUnits.Where(m => m.Year == year).ToListAsync(cancellation);
        var calendar = await CalendarBook.OfAsync(db, caller.CountyId, cancellation);
        Redating.Apply(round, members, Redating.Of(round, members, calendar, today));
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/rounds/{year}/settings");
    }

    /// <summary>
    /// Locks the office's people, so that two administrators come one after the other; the refusal of one whose right
    /// was withdrawn a moment ago.
    /// </summary>
    internal static async Task<IResult?> RefusalAsync(CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        return office.MayManage ? null : Refusal.Show("/rounds", Place.NoLonger);
    }
}
