using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Calendar = County.Reporting.Calendar;

namespace County.Web.Features.Rounds;

/// <summary>Opens a round: proposes its year, dates and units, and asks what became of those that are gone.</summary>
internal static class NewRoundEndpoint
{
    private const int LongestReason = 100;

    public static async Task<IResult> Form(
        int? year, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var today = Times.Day(time.GetUtcNow());
        var last = await db.Rounds.MaxAsync(r => (int?)r.Year, cancellation);
        // From November on the year at hand is prepared, before that the last.
        var wanted = year ?? last + 1 ?? (today.Month >= 11 ? today.Year : today.Year - 1);
        if (await db.Rounds.AnyAsync(r => r.Year == wanted, cancellation))
        {
            return Results.LocalRedirect($"/rounds/{wanted}/settings");
        }

        if (wanted > today.Year) return Refusal.Show("/rounds", $"{wanted}年度还没有到，不能开启");
        if (await Opening.ReadAsync(db, wanted, cancellation) is not { } opening) return Results.NotFound();
        var calendar = await CalendarBook.OfAsync(db, caller.CountyId, cancellation);
        return Show(opening, Proposal(opening, calendar), calendar, today);
    }

    public static async Task<IResult> Open(
        IFormCollection form, CountyContext db, AuditBook audit, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        if (!office.MayManage) return Refusal.Show("/rounds", Place.NoLonger);
        var typed = new Typed(form);
        var today = Times.Day(time.GetUtcNow());
        if (typed.Number("year", today.Year) is not { } year) return Results.NotFound();
        if (await db.Rounds.AnyAsync(r => r.Year == year, cancellation))
        {
            return Refusal.Show($"/rounds/{year}/settings", $"{year}年度的填报任务已经开启", "查看");
        }

        if (await Opening.ReadAsync(db, year, cancellation) is not { } opening) return Results.NotFound();
        var calendar = await CalendarBook.OfAsync(db, caller.CountyId, cancellation);
        var days = RoundDays.Read(typed, year, calendar);
        var chosen = Chosen(typed, opening);
        var words = Words(typed, opening, chosen);
        if (!typed.IsGood || days is null)
        {
            return Show(opening, typed, calendar, today, StatusCodes.Status422UnprocessableEntity);
        }

        Add(db, caller.CountyId, opening, days, chosen, time.GetUtcNow());
        foreach (var (unit, word) in words)
        {
            audit.Write(
                "说明撤并单位", unit.Name, after: new Dictionary<string, object?> { ["Year"] = year, ["Reason"] = word },
                place: new TenantInfo(caller.CountyId, unit.UnitId));
        }

        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/rounds/{year}/settings");
    }

    private static void Add(
        CountyContext db, int county, Opening opening, RoundDays days,
        IReadOnlyList<(Opening.Line Unit, string? Exemption)> chosen, DateTimeOffset now)
    {
        var round = new Round
        {
            CountyId = county,
            Year = opening.Year,
            Format = opening.Format.Id,
            Opens = days.Opens,
            FirstDraftDue = days.FirstDraftDue,
            SignedCopyDue = days.SignedCopyDue,
            PublishBy = days.PublishBy,
            SummaryDue = days.SummaryDue,
            CountyReportBy = days.CountyReportBy,
        };
        db.Rounds.Add(round);
        foreach (var (unit, exemption) in chosen) Members.Add(db, round, unit.UnitId, exemption, now);
    }

    /// <summary>The form as it is proposed.</summary>
    private static Typed Proposal(Opening opening, Calendar calendar) => new(
    [
        .. RoundDays.Proposed(opening.Year, calendar).Values(),
        .. opening.Units.Where(unit => unit.IsProposed).Select(unit => ("units", (string?)Id(unit.UnitId))),
        .. opening.Units.Select(unit => ($"exempt-{unit.UnitId}", unit.Exemption)),
    ]);

    private static List<(Opening.Line Unit, string? Exemption)> Chosen(Typed typed, Opening opening)
    {
        var ids = typed.All("units").ToHashSet();
        var chosen = opening.Units.Where(unit => ids.Contains(Id(unit.UnitId)))
            .Select(unit => (unit, typed.Text($"exempt-{unit.UnitId}", LongestReason))).ToList();
        if (chosen.Count == 0) typed.Refuse("units", "请至少选择一个应报单位。");
        return chosen;
    }

    /// <summary>What is said of units that are gone; a word or a confirmation is owed where nobody went on.</summary>
    private static List<(Opening.Former Unit, string Word)> Words(
        Typed typed, Opening opening, List<(Opening.Line Unit, string? Exemption)> chosen)
    {
        var words = new List<(Opening.Former, string)>();
        foreach (var unit in opening.Gone.Where(unit => chosen.TrueForAll(one => one.Unit.UnitId != unit.UnitId)))
        {
            if (typed.Text($"word-{unit.UnitId}", LongestReason) is { } word) words.Add((unit, word));
            else if (unit.Successors.Count > 0) continue;
            else if (typed["confirmed"] == "true") words.Add((unit, "没有承接单位，经确认不再列入"));
            else typed.Refuse($"word-{unit.UnitId}", "没有登记承接单位：请登记机构沿革，或者写明原因，或者在下面确认。");
        }

        return words;
    }

    private static RazorComponentResult<NewRoundPage> Show(
        Opening opening, Typed form, Calendar calendar, DateOnly today, int status = 200) =>
        Pages.Show<NewRoundPage, NewRound>(
            new NewRound(
                opening, form, RoundDays.Lines(form, calendar), DayNote.Provisional(opening.Year + 1, calendar),
                today.Year),
            status);

    private static string Id(int unit) => unit.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the form that opens a round shows.</summary>
/// <param name="Provisional">Said where the calendar of its dates is not known yet; null where it is.</param>
/// <param name="LatestYear">The newest year that can be reported on.</param>
public sealed record NewRound(
    Opening Opening, Typed Form, IReadOnlyList<DayField> Days, string? Provisional, int LatestYear);
