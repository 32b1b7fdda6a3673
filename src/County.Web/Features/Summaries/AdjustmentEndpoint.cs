using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>
/// 调整: the office's corrections of the county's figures, the last resort. The administrator makes and withdraws
/// them, every reviewer sees them; the next roll-up counts them.
/// </summary>
public static class AdjustmentEndpoint
{
    /// <param name="Form">What is typed into a new one.</param>
    /// <param name="Withdrawing">Number of the one whose withdrawal was typed wrongly; null where none was.</param>
    /// <param name="Withdrawal">What was typed there.</param>
    /// <param name="Counted">Numbers of those that the newest summary counts.</param>
    public sealed record Model(
        string County, int Year, Format Format, IReadOnlyList<Adjustment> Lines, IReadOnlySet<int> Counted,
        bool MayChange, Typed Form, int? Withdrawing, Typed Withdrawal);

    /// <param name="cell">The cell to be adjusted, where it was chosen before.</param>
    internal static async Task<IResult> Page(
        int year, string? cell, CountyContext db, Caller caller, CancellationToken cancellation) =>
        await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation) is { } round
            ? await ShowAsync(round, new Typed(("cell", cell)), null, new Typed(), db, caller, cancellation)
            : Results.NotFound();

    internal static async Task<IResult> Add(
        int year, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await CountyReportBook.LockAsync(db, caller.CountyId, year, cancellation) is not { } round)
        {
            return Results.NotFound();
        }

        var typed = new Typed(form);
        var input = AdjustmentForm.Read(typed, Catalogue.Of(round.Format));
        input.Check(typed, await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation));
        if (!typed.IsGood) return await ShowAsync(round, typed, null, new Typed(), db, caller, cancellation);
        db.Adjustments.Add(new Adjustment
        {
            CountyId = caller.CountyId,
            Year = year,
            Number = (await db.Adjustments.Where(a => a.Year == year).MaxAsync(a => (int?)a.Number, cancellation)
                ?? 0) + 1,
            Cell = input.Cell!.Address,
            Amount = input.Amount,
            Reason = input.Reason,
            MadeBy = caller.Person,
            MadeAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(Address(year));
    }

    internal static async Task<IResult> Withdraw(
        int year, int number, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await CountyReportBook.LockAsync(db, caller.CountyId, year, cancellation) is not { } round)
        {
            return Results.NotFound();
        }

        var found = await db.Adjustments.SingleOrDefaultAsync(
            a => a.Year == year && a.Number == number, cancellation);
        if (found is null) return Results.NotFound();
        if (found.WithdrawnAt is not null)
        {
            return Refusal.Show(Address(year), $"第{number}项调整已由{found.WithdrawnBy}撤销");
        }

        var typed = new Typed(form);
        var reason = typed.Required("why", "撤销的理由", AdjustmentForm.LongestReason);
        if (!typed.IsGood) return await ShowAsync(round, new Typed(), number, typed, db, caller, cancellation);
        (found.WithdrawnAt, found.WithdrawnBy, found.WithdrawnFor) = (time.GetUtcNow(), caller.Person, reason);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(Address(year));
    }

    private static string Address(int year) => $"/rounds/{year}/summary/adjustments";

    private static async Task<RazorComponentResult<AdjustmentsPage>> ShowAsync(
        Round round, Typed form, int? withdrawing, Typed withdrawal, CountyContext db, Caller caller,
        CancellationToken cancellation)
    {
        var lines = await db.Adjustments.AsNoTracking().Where(a => a.Year == round.Year)
            .OrderBy(a => a.WithdrawnAt != null).ThenBy(a => a.Number).ToListAsync(cancellation);
        var counted = await db.SummaryAdjustments.Where(link => link.Year == round.Year
                && link.SummaryVersion == db.Summaries.Where(s => s.Year == round.Year).Max(s => s.Version))
            .Select(link => link.Number).ToListAsync(cancellation);
        var isGood = form.IsGood && withdrawal.IsGood;
        return Pages.Show<AdjustmentsPage, Model>(
            new Model(
                caller.CountyName, round.Year, Catalogue.Of(round.Format), lines, counted.ToHashSet(),
                caller.Has(Right.Administrator), form, withdrawing, withdrawal),
            isGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
