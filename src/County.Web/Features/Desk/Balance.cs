using County.Reporting;

namespace County.Web.Features.Desk;

/// <summary>The foot of table three, one column of it: whether what came in went somewhere.</summary>
/// <param name="By">How much more came in than is accounted for; null where a figure is blank.</param>
/// <param name="Blanks">How many figures are.</param>
public sealed record Balance(Column Column, long? By, int Blanks)
{
    /// <summary>The rule that the foot shows.</summary>
    public const string Rule = "T3-BALANCE";

    /// <summary>Column by column; none where the table has no such rule.</summary>
    public static IReadOnlyList<Balance> Of(Table table, Figures figures) =>
    [
        .. from rule in figures.Format.Rules.OfType<SumRule>()
           where rule.Code == Rule
           from line in rule.Lines
           where line.Left[0].Table == table
           let column = line.Left[0].Column
           select new Balance(
               column, figures.Sum(line.Left) - figures.Sum(line.Right),
               table.Cells.Count(cell => cell.Column == column && !cell.IsComputed && figures[cell] is null)),
    ];
}
