using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>Where the report speaks of its own year, it names that year, in its title and in its text.</summary>
public sealed partial record NYear() : TextRule("N-YEAR", "写了别的年份", "通行做法：标题和正文写本报告年度")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        if (subject.Year is not { } year) yield break;
        foreach (var sentence in text.Sentences.Where(one => one.Plain.Contains("20", StringComparison.Ordinal)))
        {
            if (Wrong(sentence, year) is not { } other) continue;
            var place = sentence.Section == ReportText.PrefaceId ? "标题或前言" : "文字部分";
            yield return About(
                sentence, $"{place}写的是{other}年：“{Cut(sentence)}”，本报告是{year}年度的，请核对是否沿用了旧稿。",
                expected: year, actual: other);
        }
    }

    private static int? Wrong(TextSentence sentence, int year)
    {
        if (Title().Matches(sentence.Plain).Select(Year).FirstOrDefault(other => other != year) is > 0 and var titled
            && IsOwnTitle(sentence))
        {
            return titled;
        }

        if (sentence.Section is ReportText.PrefaceId or "s5_problems") return null;
        if (Compares().IsMatch(sentence.Plain)) return null;
        var spoken = Speaks().Match(sentence.Plain);
        return spoken.Success && Year(spoken) < year && Year(spoken) >= year - 3
            && !sentence.Plain.Contains($"{year}年", StringComparison.Ordinal)
                ? Year(spoken)
                : null;
    }

    // A sentence of the text may well name an earlier report; the one that is being made public is this one.
    private static bool IsOwnTitle(TextSentence sentence) =>
        !Compares().IsMatch(sentence.Plain)
        && (sentence.Section == ReportText.PrefaceId || Makes().IsMatch(sentence.Plain));

    private static int Year(Match match) => int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "(?<![0-9-])(?<year>20[0-9]{2})年?度?[一-鿿()·]{0,24}?(政府)?信息公开(工作)?的?(年度)?(工作)?(年度)?(报告|年报)(?!格式|[0-9]|、)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex("现(将|予)?(公布|发布|公开)|编制|向社会公(布|开)")]
    private static partial Regex Makes();

    // At the head of a sentence the year is the time of what follows; 截至 names its end.
    [GeneratedRegex(
        @"^([(（]?[一二三四五六七八九十0-9]{1,3}[)）、.．])*[^，。0-9《〔]{0,12}?(?<![〔《自从]|(?<!截)至)(?<year>20[0-9]{2})年"
        + "(?!度?(政府)?信息公开(工作)?(年度)?(报告|年报)|[0-9]{1,2}月(?!31日))(度|以来|全年|底|末|12月31日)?[，,]?"
        + "(以来)?.*?(公开|发布|公布|收到|受理|收取|编制|印发|报送|办结)", RegexOptions.ExplicitCapture)]
    private static partial Regex Speaks();

    [GeneratedRegex(
        "同比|相比|比20|较20|上一?年|去年|增长|下降|增加|减少|考核|评估|评议|测评|第三方|整改|通报|结转|获|排名|自20[0-9]{2}年|历年"
        + "|20[0-9]{2}年?[-—至到]20|修订|施行|实施以来|下载|十[三四五]五")]
    private static partial Regex Compares();
}
