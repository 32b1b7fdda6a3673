using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Submitting;

/// <summary>本表全部为零，已核实, part by part; and the one page of a unit that has nothing to report.</summary>
public static class ZeroEndpoint
{
    public sealed record Model(int Year, string Unit, bool IsOpen, Sentence? Closed, IReadOnlyList<Line> Lines);

    /// <param name="Others">How many of its cells hold something else than zero.</param>
    public sealed record Line(Section Section, ZeroStatement? Statement, int Others, int Blanks);

    internal static async Task<Results<RazorComponentResult<ZeroPage>, NotFound>> Page(
        int year, CountyContext db, DraftBook drafts, ZeroBook zeros, Caller caller, CancellationToken cancellation)
    {
        var unit = caller.UnitId!.Value;
        if (await drafts.FindAsync(caller.CountyId, unit, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var standing = await zeros.StandingAsync(work.Report, cancellation);
        var name = await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation);
        return Pages.Show<ZeroPage, Model>(new Model(
            year, name, work.IsOpen && caller.Has(Right.Author),
            work.IsOpen ? null : WhyClosed(work),
            [
                .. work.Figures.Format.Sections.Where(section => !section.IsText).Select(section => new Line(
                    section, standing.GetValueOrDefault(section.Id), Others(work, section),
                    Blanks(work, section).Count())),
            ]));
    }

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> State(
        int year, [FromForm] string? section, [FromForm] string? back, DraftBook drafts, Saving saving,
        ZeroBook zeros, Caller caller, CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var address = Back.To(year, back);
        var part = work.Figures.Format.Sections.FirstOrDefault(one => one.Id == section && !one.IsText);
        if (part is null) return Refusal.Show(address, Words.Key("报告没有这样的表"));
        if (!work.IsOpen) return Refusal.Show(address, WhyClosed(work));
        if (Others(work, part) is var others and > 0)
        {
            return Refusal.Show(address, Words.Say("本表还有{0}格不是零，不能按全部为零核实", others));
        }

        // By the door of everything that is typed: each zero is a change with its revision and its author.
        var blanks = Blanks(work, part).Select((cell, at) =>
            new TypedChange(new FieldChange(cell.Address, at + 1, long.MaxValue, []), "0")).ToList();
        if (blanks.Count > 0)
        {
            var saved = await saving.SaveAsync(year, Guid.NewGuid().ToString("N"), blanks, cancellation);
            if (saved?.Results.Any(one => one.Status != ChangeStatus.Saved) != false)
            {
                throw new InvalidOperationException("A blank cell of an open report did not take a zero");
            }
        }

        await zeros.StateAsync(work.Report, part.Id, caller.Person, cancellation);
        return TypedResults.LocalRedirect($"{address}#{part.Id}");
    }

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> TakeBack(
        int year, string section, [FromForm] string? back, DraftBook drafts, ZeroBook zeros, Caller caller,
        CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var address = Back.To(year, back);
        if (work.Figures.Format.Sections.All(one => one.Id != section)) return TypedResults.NotFound();
        if (!work.IsOpen) return Refusal.Show(address, WhyClosed(work));
        return await zeros.TakeBackAsync(work.Report, section, caller.Person, cancellation)
            ? TypedResults.LocalRedirect($"{address}#{section}")
            : Refusal.Show(address, Words.Key("本表没有按全部为零核实"));
    }

    private static Sentence WhyClosed(Working work) =>
        Words.Say("报告{0}，不能修改", (Sentence)work.Report.State.OfficialName());

    private static int Others(Working work, Section section) =>
        work.Figures.Section(section.Id).Count(figure => figure is not (null or 0));

    private static IEnumerable<Cell> Blanks(Working work, Section section) => work.Figures.Format.Cells
        .Where(cell => cell.Table.Section == section && !cell.IsComputed && work.Figures[cell] is null);
}
