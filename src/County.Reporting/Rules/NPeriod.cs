using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>The figures are those of 1 January to 31 December of the report year.</summary>
public sealed partial record NPeriod() : TextRule(
    "N-PERIOD", "统计期限不是全年", "《条例》第四十九条：年度报告报的是上一年度，统计期限为1月1日至12月31日")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        foreach (var sentence in text.Sentences.Where(IsOfPeriod))
        {
            foreach (var period in Periods().Matches(sentence.Plain).Take(1))
            {
                var (from, to) = (Digits(period, "from"), Digits(period, "to"));
                if (from.Length < 5 || to.Length < 3) continue;
                var year = subject.Year?.ToString(null, null) ?? from[..4];
                if (IsWhole(from, to, year)) continue;
                yield return About(
                    sentence, $"统计期限写的是“{period.Value}”，应当是{year}年1月1日至12月31日，请核对。");
            }
        }
    }

    private static bool IsOfPeriod(TextSentence sentence) =>
        sentence.Plain.Contains("20", StringComparison.Ordinal) && Speaks().IsMatch(sentence.Plain);

    // Page extractors lose 年, 月 and 日; the digits that are left still tell the days.
    private static bool IsWhole(string from, string to, string year) =>
        from.StartsWith(year, StringComparison.Ordinal) && from[4..] is "11" or "0101" or "101" or "011"
        && (to is "1231" || (to.StartsWith(year, StringComparison.Ordinal) && to[4..] is "1231"));

    private static string Digits(Match match, string group) =>
        string.Concat(match.Groups[group].Value.Where(char.IsAsciiDigit));

    [GeneratedRegex("统计|期限(为|自|是|从|:)|起止|所列数据|数据时间|报告期|自20[0-9]+年?.{0,8}起?至")]
    private static partial Regex Speaks();

    [GeneratedRegex(
        "(?<from>20[0-9]{2}年?[0-9]{1,2}月?[0-9]{0,2}日?)(起|开始)?[至到—~-]+(?<to>(20[0-9]{2})?年?[0-9]{1,2}月?[0-9]{1,2}日?)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Periods();
}
