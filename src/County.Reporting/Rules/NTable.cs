using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>A number that the text names is the one in the table.</summary>
public sealed partial record NTable() : TextRule(
    "N-TABLE", "文字部分的数与表格不一致", "通行做法：文字部分的件数应当与表格一致")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        var isPart = text.Unit is { } unit && Part().IsMatch(unit);
        var sentences = text.Sentences
            .Where(one => Claim.IsIn(one) && !(isPart && Whole().IsMatch(one.Plain))).ToList();
        foreach (var claim in Claim.All)
        {
            var told = claim.In(sentences).ToList();
            if (told.Count == 0) continue;
            var ways = Ways(claim, subject.Figures);
            if (ways.Count == 0 || ways.Any(way => way.Sum is null)) continue;
            // Where one sentence bears the table out, the others speak of a part of it, or of more than it.
            var sums = told.Select(one => one.Number)
                .Concat(told.GroupBy(one => one.Sentence).Select(one => one.Sum(part => part.Number)));
            if (sums.Any(number => ways.Any(way => way.Sum == number))) continue;
            yield return Against(claim, told[0].Sentence, told[0].Number, ways[0].Cells, ways[0].Sum!.Value);
        }

        foreach (var finding in Money(text, subject.Figures)) yield return finding;
    }

    // Rounded to the nearest is no contradiction, and ten thousand times as much is told by another rule.
    private IEnumerable<Finding> Money(ReportText text, Figures figures)
    {
        foreach (var sentence in text.Sentences)
        {
            if (Amount().Match(sentence.Plain) is not { Success: true } match) continue;
            var address = match.Groups["fee"].Success
                ? "t2_art20_8.fees.fee_amount"
                : "t2_art20_9.central_procurement.procurement_amount";
            if (figures.Format.Find(address) is not { } cell || figures[cell] is not { } held) continue;
            if (Told.Number(match) is not { } number) continue;
            var told = number * (match.Groups["unit"].Value == "元" ? 100 : 1_000_000);
            var isNear = Math.Abs(told - held) * 100 <= told || FMagnitude.IsSuspect(cell, (long)told, held);
            if (isNear) continue;
            yield return About(
                sentence, $"文字部分写“{Cut(sentence)}”，{Wording.Place(cell)}是{Wording.Number(cell, held)}，两者不一致，请核对。",
                [cell], told / cell.Column.Scale, (decimal)held / cell.Column.Scale);
        }
    }

    private Finding Against(Claim claim, TextSentence sentence, decimal told, ImmutableArray<Cell> cells, long sum)
    {
        var place = cells.Length > 1 && cells[0].Row.Heads.Length > 1
            ? $"{Wording.TableName(cells[0].Table)}“{cells[0].Row.Heads[^1]}”各行总计之和"
            : string.Join("与", cells.Select(Wording.Place));
        var number = told.ToString(CultureInfo.InvariantCulture);
        return About(
            sentence, $"文字部分写“{Cut(sentence)}”，{claim.Name}{number}件；{place}是{sum}件，相差"
            + $"{Math.Abs(told - sum).ToString(CultureInfo.InvariantCulture)}件。请核对是文字还是表格有误，口径不同的请说明。",
            cells, told, sum);
    }

    private static List<(ImmutableArray<Cell> Cells, long? Sum)> Ways(Claim claim, Figures figures) =>
    [
        .. claim.Ways
            .Select(way => way.Select(figures.Format.Find).OfType<Cell>().ToImmutableArray())
            .Zip(claim.Ways).Where(pair => pair.First.Length == pair.Second.Length)
            .Select(pair => (pair.First, pair.First.All(cell => figures[cell] is not null)
                ? pair.First.Sum(cell => figures[cell])
                : null)),
    ];

    // An office that also speaks for its whole county tells the county's numbers in its own report.
    [GeneratedRegex(
        "((?<fee>行政事业性收费)|集中采购)(收入|项目)?(总)?(金额|额)?(共计|合计|为|共)?(?<n>[0-9]{1,9}(,[0-9]{3})*(\\.[0-9]+)?)(?<unit>万元|元)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();

    [GeneratedRegex("(局|委|委员会|办公室|办公厅|街道|办事处|[镇乡](人民政府)?|中心|院)$")]
    private static partial Regex Part();

    [GeneratedRegex("全[市县区省州旗盟]|[市县区]级各|各(单位|部门|乡镇|镇街)")]
    private static partial Regex Whole();
}
