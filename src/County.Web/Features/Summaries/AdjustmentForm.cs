using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Summaries;

/// <summary>The form that makes an adjustment.</summary>
/// <param name="Cell">The cell; null where none was chosen.</param>
/// <param name="Amount">What is added, in what the cell is kept in; 0 where nothing could be read.</param>
internal sealed record AdjustmentForm(Cell? Cell, long Amount, string Reason)
{
    public const int LongestReason = 500;

    /// <summary>Reads the form; what is wrong is said of its fields.</summary>
    public static AdjustmentForm Read(Typed typed, Format format)
    {
        var cell = format.Find(typed["cell"]);
        if (cell is null || !RollUp.MayAdjust(format, cell))
        {
            typed.Refuse("cell", "请选择要调整的指标。");
            cell = null;
        }

        var reason = typed.Required("why", "调整的理由", LongestReason);
        return new AdjustmentForm(cell, cell is null ? 0 : ReadAmount(typed, cell.Column), reason);
    }

    /// <summary>Refuses what would leave fewer than none.</summary>
    public void Check(Typed typed, SummaryView? summary)
    {
        if (Cell is null || !typed.IsGood || summary?.Figures.Format.Find(Cell.Address) != Cell) return;
        var after = (summary!.Figures[Cell] ?? 0) + Amount;
        if (after < 0 && Cell.Column.Kind != FigureKind.SignedCount)
        {
            typed.Refuse("amount", $"全县现为{Naming.Figure(Cell, summary.Figures[Cell])}，这样调整后小于0。");
        }
    }

    private static long ReadAmount(Typed typed, Column column)
    {
        var text = typed["amount"].Trim();
        // A change has a sign of its own, whatever the figure it changes may be.
        var isSigned = text.Length > 0 && "-－−–+＋".Contains(text[0], StringComparison.Ordinal);
        var sign = isSigned && text[0] is not ('+' or '＋') ? -1 : 1;
        var read = TypedFigure.Of(isSigned ? text[1..] : text, column);
        var problem = text.Length == 0
            ? "请填写增加或减少多少。"
            : read.Figure switch
            {
                0 => "增减不能为0。",
                > 0 and <= Figures.Largest => null,
                _ when column.Kind == FigureKind.Amount => $"请填金额，单位{column.Unit}，减少的前面加“-”。",
                _ => "请填整数，减少的前面加“-”。",
            };
        if (problem is not null) typed.Refuse("amount", problem);
        return sign * (read.Figure ?? 0);
    }
}
