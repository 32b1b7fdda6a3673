using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>The list of parts in the preface is that of the body.</summary>
public sealed partial record NParts() : TextRule("N-PARTS", "前言列的部分与正文不符", "报告格式的六个部分")
{
    private const string Numerals = "一二三四五六七八九十";

    // Parts of reports before the forms, which no form has.
    private static readonly string[] Former = ["咨询处理", "支出", "收费及减免", "收费和减免", "收费情况", "申诉", "附表"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        foreach (var sentence in text.Sentences.Where(one => one.Section == ReportText.PrefaceId || IsPreface(one)))
        {
            if (List().Match(sentence.Plain) is not { Success: true } list) continue;
            if (!list.Value.Contains("主动公开", StringComparison.Ordinal)) continue;
            var parts = Separator().Split(list.Groups["parts"].Value).Where(part => part.Length > 1).ToList();
            var former = Former.Where(word => list.Value.Contains(word, StringComparison.Ordinal)
                && !text.Titles.Values.Any(title => title.Contains(word, StringComparison.Ordinal))).ToList();
            if (former.Count > 0)
            {
                yield return About(
                    sentence, $"前言列出的部分有{string.Join("、", former.Select(word => $"“{word}”"))}，正文没有这个部分，"
                    + "疑似沿用了2019年以前的前言，请核对。");
            }
            else if (Number(list) is { } told && told != 6)
            {
                yield return About(sentence, $"前言说报告由{told}个部分组成，格式规定的是六个部分，请核对。", expected: 6, actual: told);
            }
            else if (parts.Count is > 0 and < 5 && list.Groups["etc"].Length == 0)
            {
                yield return About(sentence, $"前言只列出{parts.Count}个部分，正文有六个部分，请核对。", expected: 6, actual: parts.Count);
            }
        }
    }

    private static bool IsPreface(TextSentence sentence) =>
        sentence.Section == "s1_overall" && sentence.Plain.Contains("本报告", StringComparison.Ordinal);

    private static int? Number(Match list) => list.Groups["count"].Value switch
    {
        "" => null,
        [>= '0' and <= '9', ..] digits => int.Parse(digits, null),
        var numeral => Numerals.IndexOf(numeral, StringComparison.Ordinal) is >= 0 and var at ? at + 1 : null,
    };

    [GeneratedRegex(
        "(报告|全文|内容)[^，。]{0,8}(由|包括|包含|分为)(?<parts>[^。]{12,260}?)(?<etc>等)?(?<count>[0-9]|[一二三四五六七八九十])?个?(大)?(部分|方面)?"
        + "(组成|构成)?[。;]", RegexOptions.ExplicitCapture)]
    private static partial Regex List();

    // Names of parts hold 、 themselves: 行政复议、行政诉讼情况 is one.
    [GeneratedRegex("(?<=情况|事项|措施|概述|说明)[，、;和以及]+|，")]
    private static partial Regex Separator();
}
