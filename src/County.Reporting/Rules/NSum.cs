using System.Globalization;

namespace County.Reporting;

/// <summary>A total and the parts that the same sentence gives for it add up.</summary>
public sealed record NSum() : TextRule("N-SUM", "文字部分的合计与分项不符", "通行做法：合计等于分项之和")
{
    private static readonly string[] Openings = ["其中", "当中", "包括", "包含", "分别", "涉及", "("];
    private static readonly string[] Rests = ["其余", "其他", "其它", "剩余"];

    // A list of some parts only may fall short of its total, but hardly ever by so little, and never exceeds it.
    private const decimal AlmostAll = 0.95m;
    private const decimal LittleMore = 1.05m;
    private const decimal Most = 0.8m;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        foreach (var sentence in text.Sentences.Where(one => one.Section != ReportText.PrefaceId))
        {
            if (!HasList(sentence.Plain) || !EndsWell(sentence)) continue;
            foreach (var (total, sum, parts) in Faults(sentence.Plain))
            {
                var said = string.Join("＋", parts.Select(Number));
                yield return About(
                    sentence, $"文字部分写“{Cut(sentence)}”，合计{Number(total)}，分项{said}＝{Number(sum)}，"
                    + $"相差{Number(Math.Abs(total - sum))}，请核对。", expected: sum, actual: total);
            }
        }
    }

    private static bool HasList(string plain) => plain.Count(char.IsAsciiDigit) > 2
        && Openings.Any(word => plain.Contains(word, StringComparison.Ordinal));

    // A sentence that breaks off may have lost parts.
    private static bool EndsWell(TextSentence sentence) =>
        sentence.Plain[^1] is '。' or ';' or '!' or '?' or '”' or ')' || !char.IsLetterOrDigit(sentence.Plain[^1]);

    private static IEnumerable<(decimal Total, decimal Sum, IReadOnlyList<decimal> Parts)> Faults(string plain)
    {
        // What stands in brackets is a list of its own, and no part of the one around it.
        foreach (var (total, list) in Lists(plain))
        {
            if (Fault(total, list) is { } fault) yield return (total.Value, fault.Sum, fault.Parts);
        }
    }

    private static IEnumerable<(Told Total, Inner List)> Lists(string plain)
    {
        var outer = Outer(plain);
        foreach (var list in Opened(outer)) yield return list;
        for (var open = plain.IndexOf('(', StringComparison.Ordinal); open >= 0; open = plain.IndexOf('(', open + 1))
        {
            var close = Closing(plain, open);
            if (close < 0) yield break;
            var total = Told.In(plain[..open]).LastOrDefault(told => told.End == open);
            var inner = plain[(open + 1)..close];
            if (total is not null) yield return (total, new Inner(Outer(Heads(inner)), 0));
            foreach (var list in Opened(inner)) yield return list;
        }
    }

    // In a bracket each group may tell its own parts: 许可239项，其中教育189项…;处罚3项 is 239 and 3.
    private static string Heads(string inner) => string.Join(';', inner.Split(';').Select(group =>
        group.IndexOf("其中", StringComparison.Ordinal) is var at and > 0 && Told.In(group[..at]).Count > 0
            ? group[..at]
            : group));

    private static IEnumerable<(Told Total, Inner List)> Opened(string plain)
    {
        var numbers = Told.In(plain);
        foreach (var opening in Openings.SkipLast(1))
        {
            var at = plain.IndexOf(opening, StringComparison.Ordinal);
            var total = at > 0 ? numbers.LastOrDefault(told => told.End <= at) : null;
            if (total is not null) yield return (total, new Inner(plain, at));
        }
    }

    private static (decimal Sum, IReadOnlyList<decimal> Parts)? Fault(Told total, Inner list)
    {
        var parts = list.Parts(total);
        if (total.IsAbout || parts.Count < 2 || parts.Any(part => part.IsAbout)) return null;
        decimal sum = 0;
        (decimal Sum, IReadOnlyList<decimal> Parts)? fault = null;
        for (var count = 1; count <= parts.Count; count++)
        {
            sum += parts[count - 1].Value;
            if (sum == total.Value) return null;
            if (count < 2) continue;
            // 其他文件 may be one kind among many: a rest makes the list whole where it comes near to the total.
            var isAll = list.IsRest(parts[count - 1]) && sum >= total.Value * Most && sum * Most <= total.Value;
            var isNear = sum > total.Value
                ? sum <= total.Value * LittleMore
                : count > 2 && sum >= total.Value * AlmostAll;
            if (isAll || (isNear && count == parts.Count)) fault ??= (sum, [.. parts.Take(count).Select(p => p.Value)]);
        }

        return fault;
    }

    private static string Outer(string plain)
    {
        var depth = 0;
        return string.Concat(plain.Select(sign =>
        {
            if (sign == '(') depth++;
            var seen = depth == 0 ? sign : ' ';
            if (sign == ')' && depth > 0) depth--;
            return seen;
        }));
    }

    private static int Closing(string plain, int open)
    {
        var depth = 0;
        for (var at = open; at < plain.Length; at++)
        {
            if (plain[at] == '(') depth++;
            else if (plain[at] == ')' && --depth == 0) return at;
        }

        return -1;
    }

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A list of parts: the words from a place on.</summary>
    private sealed record Inner(string Plain, int From)
    {
        public IReadOnlyList<Told> Parts(Told total) =>
            [.. Told.In(Plain).Where(told => told.Start >= From && told.Unit == total.Unit)];

        // 其余26件 and 其他信息237条 say that nothing is left out.
        public bool IsRest(Told part)
        {
            var border = Plain.LastIndexOfAny(['，', ';', '、', '。', '件', '条'], Math.Max(0, part.Start - 1));
            var from = Math.Max(From, border);
            var words = Plain[from..part.Start];
            return Rests.Any(rest => words.Contains(rest, StringComparison.Ordinal));
        }
    }
}
