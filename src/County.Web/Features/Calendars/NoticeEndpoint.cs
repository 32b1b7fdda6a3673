using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Calendars;

/// <summary>
/// Enters a notice of days off, in two steps: first what it moves is shown, then both are done in one transaction. The
/// operator's notices are every county's; they move no dates, for the operator sees none.
/// </summary>
internal static class NoticeEndpoint
{
    private const string Changed = "日期刚刚有别的变动，请重新核对后再保存";

    public static async Task<IResult> Preview(
        IFormCollection form, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var desk = CalendarDesk.Of(caller);
        var input = await NoticeInput.ReadAsync(form, desk.Owner, db, cancellation);
        return input.Change is null
            ? await AgainAsync(input, db, caller, time, cancellation)
            : Show(desk, input, await EffectAsync(input.Change, desk, db, time, cancellation));
    }

    public static async Task<IResult> Save(
        IFormCollection form, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var desk = CalendarDesk.Of(caller);
        if (await desk.LockAsync(db, caller, cancellation) is { } refusal) return refusal;
        var input = await NoticeInput.ReadAsync(form, desk.Owner, db, cancellation);
        if (input.Change is null) return await AgainAsync(input, db, caller, time, cancellation);
        var effect = await EffectAsync(input.Change, desk, db, time, cancellation);
        if (Typed.Clean(form["seen"]) != effect.Seen) return Show(desk, input, effect, Changed);
        var number = await db.CalendarNotices.Where(n => n.CountyId == desk.Owner)
            .MaxAsync(n => (int?)n.Number, cancellation) ?? 0;
        var notice = NoticeInput.Notice(input.Change, desk.Owner, number + 1, caller, time.GetUtcNow());
        db.CalendarNotices.Add(notice);
        effect.Apply();
        NoticeMessages.Add(db, notice, isRevoked: false, effect, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"{desk.Path}?year={notice.Year}#notices");
    }

    public static async Task<IResult> Revocation(
        int entry, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var desk = CalendarDesk.Of(caller);
        return await FindAsync(entry, desk, db, cancellation) is not { } notice
            ? Results.NotFound()
            : notice.RevokedAt is not null
            ? Refusal.Show(desk.Path, $"{notice.Source}已经作废")
            : Show(desk, notice, await EffectAsync(notice, desk, db, time, cancellation));
    }

    public static async Task<IResult> Revoke(
        int entry, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var desk = CalendarDesk.Of(caller);
        if (await desk.LockAsync(db, caller, cancellation) is { } refusal) return refusal;
        if (await FindAsync(entry, desk, db, cancellation) is not { } notice) return Results.NotFound();
        if (notice.RevokedAt is not null) return Refusal.Show(desk.Path, $"{notice.Source}已经作废");
        var effect = await EffectAsync(notice, desk, db, time, cancellation);
        if (Typed.Clean(form["seen"]) != effect.Seen) return Show(desk, notice, effect, Changed);
        (notice.RevokedAt, notice.RevokedBy) = (time.GetUtcNow(), caller.Person);
        effect.Apply();
        NoticeMessages.Add(db, notice, isRevoked: true, effect, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"{desk.Path}?year={notice.Year}#notices");
    }

    private static Task<CalendarNotice?> FindAsync(
        int number, CalendarDesk desk, CountyContext db, CancellationToken cancellation) =>
        db.CalendarNotices.SingleOrDefaultAsync(
            n => n.CountyId == desk.Owner && n.Number == number, cancellation);

    private static async Task<NoticeEffect> EffectAsync(
        CalendarChange change, CalendarDesk desk, CountyContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (desk.IsInstallation) return NoticeEffect.None;
        var before = await CalendarBook.OfAsync(db, desk.Owner, cancellation);
        return await NoticeEffect.ReadAsync(
            db, before, before.With([change]), Times.Day(time.GetUtcNow()), cancellation);
    }

    private static async Task<NoticeEffect> EffectAsync(
        CalendarNotice revoked, CalendarDesk desk, CountyContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (desk.IsInstallation) return NoticeEffect.None;
        return await NoticeEffect.ReadAsync(
            db, await CalendarBook.OfAsync(db, desk.Owner, cancellation),
            await CalendarBook.WithoutAsync(db, desk.Owner, revoked.Number, cancellation),
            Times.Day(time.GetUtcNow()), cancellation);
    }

    private static async Task<IResult> AgainAsync(
        NoticeInput input, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var year = int.TryParse(input.Form["year"], out var typed) && typed is >= 2018 and <= 2199
            ? typed
            : Times.Day(time.GetUtcNow()).Year;
        return Pages.Show<CalendarPage, CalendarModel>(
            await CalendarEndpoint.ReadAsync(year, input.Form, db, caller, cancellation),
            StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<PreviewPage> Show(
        CalendarDesk desk, NoticeInput input, NoticeEffect effect, string? problem = null)
    {
        var change = input.Change!;
        return Show(new PreviewModel(
            desk.Path, null, change.Source, change.Year, DayRanges.Text(change.Off, change.Year),
            DayRanges.Text(change.Work, change.Year), change.IsWholeYear, input.Form, effect.Lines, effect.Seen,
            desk.IsInstallation, problem));
    }

    private static RazorComponentResult<PreviewPage> Show(
        CalendarDesk desk, CalendarNotice notice, NoticeEffect effect, string? problem = null) =>
        Show(new PreviewModel(
            desk.Path, notice.Number, notice.Source, notice.Year, DayRanges.Text(notice.Off, notice.Year),
            DayRanges.Text(notice.Work, notice.Year), notice.IsWholeYear, new Typed(), effect.Lines, effect.Seen,
            desk.IsInstallation, problem));

    private static RazorComponentResult<PreviewPage> Show(PreviewModel model) =>
        Pages.Show<PreviewPage, PreviewModel>(
            model, model.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
}

/// <summary>What a notice, or its revocation, is about to change.</summary>
/// <param name="Number">Of the notice that is revoked; null for one that is entered.</param>
/// <param name="Seen">Names what is shown, for the next step.</param>
/// <param name="Problem">Why the last try was refused; null where there was none.</param>
public sealed record PreviewModel(
    string Path, int? Number, string Source, int Year, string Off, string Work, bool IsWholeYear, Typed Form,
    IReadOnlyList<EffectLine> Lines, string Seen, bool IsInstallation, string? Problem) : IRefusal
{
    string? IRefusal.Why => Problem;
}
