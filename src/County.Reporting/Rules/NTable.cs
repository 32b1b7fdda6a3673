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
    [GeneratedRegex("(局|委|委员会|办公室|办公厅|街道|办事处|[镇乡](人民政府)?|中心|院)$")]
    private static partial Regex Part();

    [GeneratedRegex("全[市县区省州旗盟]|[市县区]级各|各(单位|部门|乡镇|镇街)")]
    private static partial Regex Whole();
}
