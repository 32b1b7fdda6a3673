using System.Collections.Frozen;
using System.Text;

namespace County.Reporting;

/// <summary>Names the set of rules of each form, so that a result can say by which it was found.</summary>
internal static class RuleVersion
{
    private const int Digits = 12;

    private static readonly FrozenDictionary<Format, string> All =
        Catalogue.All.ToFrozenDictionary(format => format, Of);

    public static string Named(Format format) => All[format];

    private static string Of(Format format)
    {
        var text = new StringBuilder();
        foreach (var rule in Checker.RulesOf(format))
        {
            text.Append(rule.Code).Append('|').Append(rule.Severity).Append('|').Append(rule.Message).Append('|');
            foreach (var part in Parts(rule)) text.Append(part).Append('|');
            text.Append('\n');
        }

        foreach (var other in Catalogue.All) text.Append(Comparison(Bridge.Between(format, other))).Append('\n');
        return $"{format.Id}-{ContentHash.OfText(text.ToString())[..Digits]}";
    }

    /// <summary>With which cells of last year's form the cells are compared.</summary>
    private static string Comparison(Bridge bridge) => string.Join('|', bridge.Form.Cells
        .Select(cell => bridge.Of(cell) is Counterpart.Comparable one ? Cells(one.Cells) : "")
        .Prepend(bridge.Other.Id));

    private static IEnumerable<string> Parts(Rule rule) => rule switch
    {
        SumRule sum =>
        [
            $"{sum.Relation} {sum.Defines} {sum.IsPerColumn} {sum.Told} {sum.HintOver} {sum.HintUnder}",
            .. sum.Lines.Select(line => $"{Cells(line.Left)}={Cells(line.Right)}+{Cells(line.LastYear)}"),
        ],
        ZeroRule zero => [string.Join(',', zero.Levels), Cells(zero.Cells)],
        RequiredRule required => required.Lines.Select(line => $"{line.When.Address}>{Cells(line.Needs)}"),
        ThinkingRule thinking => [$"{thinking.GetType().Name} {thinking.Revision}"],
        _ => throw new InvalidOperationException($"Rule {rule.Code} is of no known kind"),
    };

    private static string Cells(IEnumerable<Cell> cells) => string.Join(',', cells.Select(cell => cell.Address));
}
