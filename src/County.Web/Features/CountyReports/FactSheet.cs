using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.CountyReports;

/// <summary>
/// 数据摘要: what the figures and the season say, for the office to cite. Facts, and no sentences to be copied: a text
/// that a program wrote is the same in every county.
/// </summary>
/// <param name="Season">How many reported, on time, were returned.</param>
/// <param name="Changes">What changed most against last year, the least likely by chance first.</param>
/// <param name="Shares">What the results of applications were.</param>
/// <param name="Problems">What the units themselves say their problems are.</param>
public sealed record FactSheet(
    IReadOnlyList<string> Season, IReadOnlyList<string> Changes, IReadOnlyList<string> Shares,
    IReadOnlyList<UnitProblems> Problems)
{
    private const int MostChanges = 12;

    /// <summary>All of it as text, to be put into another document.</summary>
    public string Text => string.Join('\n', [.. Season, .. Changes, .. Shares]);

    internal static async Task<FactSheet> ReadAsync(
        CountyContext db, Round round, SummaryView summary, CancellationToken cancellation)
    {
        var last = await SummaryReading.LatestAsync(db, round.CountyId, round.Year - 1, cancellation);
        return new FactSheet(
            await SeasonAsync(db, round, summary, cancellation), last is null ? [] : ChangesOf(summary, last),
            SharesOf(summary.Figures), await ProblemsAsync(db, summary, cancellation));
    }

    private static async Task<IReadOnlyList<string>> SeasonAsync(
        CountyContext db, Round round, SummaryView summary, CancellationToken cancellation)
    {
        var members = await db.RoundUnits.AsNoTracking()
            .Where(m => m.Year == round.Year && m.Exemption == null).ToListAsync(cancellation);
        var acts = (await db.Acts.AsNoTracking()
            .Where(a => a.Year == round.Year && Punctuality.Acts.Contains(a.Act)).ToListAsync(cancellation))
            .ToLookup(act => act.UnitId);
        var kept = members.Select(member => Punctuality.Of(round, member, acts[member.UnitId])).ToList();
        var onTime = kept.Count(one => one.IsOnTime(round.SignedCopyDue) == true);
        var unknown = kept.Count(one => one.IsAsPublished);
        return
        [
            $"应报{summary.Required}个单位，已报送{summary.Reported}个，计入汇总{summary.Contributions.Count}个",
            $"按期报送{onTime}个（应报{members.Count}个，期限{Hosting.Times.Iso(round.SignedCopyDue)}，延期的按延期"
                + $"{(unknown > 0 ? $"，按已公布文本导入、报送时间不详的{unknown}个未计" : "")}）",
            $"退回修改过的单位{kept.Count(one => one.Returns > 0)}个",
        ];
    }

    private static IReadOnlyList<string> ChangesOf(SummaryView now, SummaryView last)
    {
        var bridge = Bridge.Between(now.Figures.Format, last.Figures.Format);
        var changed =
            from cell in now.Figures.Format.Cells
            let before = bridge.Read(last.Figures, cell)
            let figure = now.Figures[cell]
            where before is >= 0 && figure is >= 0 && before != figure
                && before + figure <= ExactTest.Largest && cell.Column.Kind == FigureKind.Count
            orderby ExactTest.OfCounts(figure.Value, before.Value)
            select $"{Hosting.CellName.Of(cell)}：上年{Change.WithUnit(cell, before.Value)}，"
                + $"本年{Change.WithUnit(cell, figure.Value)}，{Change.Between(cell, before.Value, figure.Value)}";
        return [.. changed.Take(MostChanges)];
    }

    private static IReadOnlyList<string> SharesOf(Figures figures) =>
    [
        .. from cell in figures.Format.Table("t3_applications").Cells
           where cell.Column.IsComputed
           let indicator = Indicator.Of(figures.Format, cell)
           let whole = indicator.Whole
           where whole is not null && whole.Row != cell.Row && figures[cell] > 0 && figures[whole] > 0
           let share = Change.Share(cell, figures[cell]!.Value, figures[whole!]!.Value)
           // Every row of it is a total, so the column need not be named.
           select $"{indicator.Name.Split('｜')[0]}占{indicator.WholeName}{share}",
    ];

    private static async Task<IReadOnlyList<UnitProblems>> ProblemsAsync(
        CountyContext db, SummaryView summary, CancellationToken cancellation)
    {
        var parts = await (
            from part in db.Contributions
            join unit in db.Units on part.UnitId equals unit.UnitId
            join submission in db.Submissions
                on new { part.UnitId, part.Year, Version = part.SubmissionVersion }
                equals new { submission.UnitId, submission.Year, submission.Version }
            where part.Year == summary.Year && part.SummaryVersion == summary.Version && submission.Problems != ""
            orderby unit.Code
            select new { unit.UnitId, unit.Name, submission.Problems }).ToListAsync(cancellation);
        return [.. parts.Select(one => new UnitProblems(one.UnitId, one.Name, one.Problems))];
    }

}

/// <param name="Text">Section five of its report.</param>
public sealed record UnitProblems(int UnitId, string Unit, string Text);
