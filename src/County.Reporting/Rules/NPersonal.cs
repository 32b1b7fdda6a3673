using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>A published report names nobody who applied, and no one's number.</summary>
public sealed partial record NPersonal() : TextRule(
    "N-PERSONAL", "含有个人信息", "《条例》第十五条：涉及个人隐私的信息不得公开；《个人信息保护法》")
{
    private const string CheckDigits = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        foreach (var sentence in text.Sentences)
        {
            if (Found(sentence.Plain) is not var (kind, words)) continue;
            yield return About(sentence, $"文字部分有{kind}“{words}”，公布前请删去或者作隐去处理。");
        }
    }

    private static (string Kind, string Words)? Found(string plain)
    {
        if (plain.Count(char.IsAsciiDigit) < 11) return Named(plain);
        foreach (Match match in Identity().Matches(plain))
        {
            if (IsIdentity(match.Value)) return ("公民身份号码", Hidden(match.Value));
        }

        return Mobile().Match(plain) is { Success: true } mobile ? ("手机号码", Hidden(mobile.Value)) : Named(plain);
    }

    private static string Hidden(string number) => $"{number[..3]}…{number[^2..]}";

    private static (string Kind, string Words)? Named(string plain) =>
        Applicant().Match(plain) is { Success: true } name ? ("申请人姓名", name.Groups["name"].Value) : null;

    // GB 11643: the last digit follows from the seventeen before it.
    private static bool IsIdentity(string number)
    {
        var sum = 0;
        for (var at = 0; at < Weights.Length; at++) sum += (number[at] - '0') * Weights[at];
        return CheckDigits[sum % 11] == char.ToUpperInvariant(number[^1]);
    }

    [GeneratedRegex(
        "(?<![0-9])[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Identity();

    [GeneratedRegex("(?<![0-9.])1[3-9][0-9]{9}(?![0-9])")]
    private static partial Regex Mobile();

    // Surnames that are no common word behind 申请人; 王某 names nobody.
    [GeneratedRegex(
        "(申请人|当事人|申请者)[:为是]?(?<name>[王李张刘陈杨赵黄周吴徐孙朱马胡郭林何罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋"
        + "余杜叶程魏苏吕丁卢姚沈钟姜崔谭陆汪廖范石贾韦邹熊孟秦侯江尹薛闫段雷龙史陶黎贺顾毛郝龚邵钱武戴莫孔汤]"
        + "(?<!陈(?=述)|许(?=[可多])|程(?=[序度])|范(?=围)|方(?=便)|江(?=苏))(?!某)[一-鿿]{1,2}?)"
        + "(?=提出|申请|要求|提交|来函|于|[，、。;)]|先生|女士|同志)", RegexOptions.ExplicitCapture)]
    private static partial Regex Applicant();
}
