using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Rounds;

/// <summary>延期, 免报, and units that were forgotten: each by unit and with a reason, each taken back as well.</summary>
internal static class MemberEndpoint
{
    private const int LongestReason = 100;

    public static Task<IResult> Extend(
        int year, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        ChangeAsync(year, form, db, caller, time, async (round, member, typed) =>
        {
            var calendar = await CalendarBook.OfAsync(db, caller.CountyId, cancellation);
            var until = Until(typed, round, calendar);
            var reason = typed.Required("reason", "延期的原因", LongestReason);
            if (member?.Exemption is not null) typed.Refuse("unit", "该单位免报，不用延期。");
            if (typed.IsGood) (member!.ExtendedTo, member.ExtensionReason) = (until, reason);
        }, (model, typed) => model with { Extension = typed }, cancellation);

    public static Task<IResult> Exempt(
        int year, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        ChangeAsync(year, form, db, caller, time, (_, member, typed) =>
        {
            var reason = typed.Required("why", "免报的原因", LongestReason);
            if (typed.IsGood)
            {
                member!.Exemption = reason;
                (member.ExtendedTo, member.ExtensionReason) = (null, null);
            }

            return Task.CompletedTask;
        }, (model, typed) => model with { Exemption = typed }, cancellation);

    /// <summary>The form holds nothing but its token, which is checked because the form is read.</summary>
    public static Task<IResult> UndoExtension(
        int year, int unit, IFormCollection _, CountyContext db, Caller caller, CancellationToken cancellation) =>
        UndoAsync(
            year, unit, db, caller, member => (member.ExtendedTo, member.ExtensionReason) = (null, null), cancellation);

    public static Task<IResult> UndoExemption(
        int year, int unit, IFormCollection _, CountyContext db, Caller caller, CancellationToken cancellation) =>
        UndoAsync(year, unit, db, caller, member => member.Exemption = null, cancellation);

    /// <summary>Puts a unit on the list that was there in the year and was forgotten.</summary>
    public static async Task<IResult> Add(
        int year, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await SettingsEndpoint.RefusalAsync(db, caller, cancellation) is { } refusal) return refusal;
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation);
        if (round is null) return Results.NotFound();
        var typed = new Typed(form);
        var id = Number(typed);
        var isThere = await SettingsModel.Candidates(db, year).AnyAsync(u => u.UnitId == id, cancellation);
        if (!isThere) typed.Refuse("unit", "请选择单位。");
        if (await db.RoundUnits.AnyAsync(m => m.Year == year && m.UnitId == id, cancellation))
        {
            typed.Refuse("unit", "该单位已经列入。");
        }

        if (!typed.IsGood)
        {
            return await AgainAsync(
                year, db, caller, time, model => model with { Addition = typed }, cancellation);
        }

        Members.Add(db, round, id, null, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/rounds/{year}/settings");
    }

    private static DateOnly? Until(Typed typed, Round round, Reporting.Calendar calendar)
    {
        var until = typed.Day("until");
        if (until is null) typed.Refuse("until", "请填写延期到哪一天。");
        if (until <= round.SignedCopyDue)
        {
            typed.Refuse("until", $"须晚于盖章定稿报送的日期{Times.LongDay(round.SignedCopyDue)}。");
        }

        if (until > round.PublishBy) typed.Refuse("until", $"不能晚于统一发布的日期{Times.LongDay(round.PublishBy)}。");
        if (typed.IsGood && !calendar.IsWorkingDay(until!.Value))
        {
            var before = calendar.LastWorkingDayOnOrBefore(until.Value);
            typed.Refuse("until", $"{Times.Weekday(until.Value)}，不上班；前一个工作日是{Times.LongDay(before)}。");
        }

        return until;
    }

    private static async Task<IResult> ChangeAsync(
        int year, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        Func<Round, RoundUnit?, Typed, Task> change, Func<SettingsModel, Typed, SettingsModel> show,
        CancellationToken cancellation)
    {
        if (await SettingsEndpoint.RefusalAsync(db, caller, cancellation) is { } refusal) return refusal;
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation);
        if (round is null) return Results.NotFound();
        var typed = new Typed(form);
        var id = Number(typed);
        var member = await db.RoundUnits.SingleOrDefaultAsync(
            m => m.Year == year && m.UnitId == id, cancellation);
        if (member is null) typed.Refuse("unit", "请选择单位。");
        await change(round, member, typed);
        if (!typed.IsGood) return await AgainAsync(year, db, caller, time, model => show(model, typed), cancellation);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/rounds/{year}/settings");
    }

    private static async Task<IResult> UndoAsync(
        int year, int unit, CountyContext db, Caller caller, Action<RoundUnit> undo, CancellationToken cancellation)
    {
        if (await SettingsEndpoint.RefusalAsync(db, caller, cancellation) is { } refusal) return refusal;
        var member = await db.RoundUnits.SingleOrDefaultAsync(
            m => m.Year == year && m.UnitId == unit, cancellation);
        if (member is null) return Results.NotFound();
        undo(member);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/rounds/{year}/settings");
    }

    private static async Task<IResult> AgainAsync(
        int year, CountyContext db, Caller caller, TimeProvider time, Func<SettingsModel, SettingsModel> show,
        CancellationToken cancellation)
    {
        var model = await SettingsModel.ReadAsync(year, null, db, caller, time, cancellation);
        return Pages.Show<SettingsPage, SettingsModel>(show(model!), StatusCodes.Status422UnprocessableEntity);
    }

    private static int Number(Typed typed) =>
        int.TryParse(typed["unit"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
