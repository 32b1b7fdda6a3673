using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>The report speaks of its own unit, and calls it by its own kind.</summary>
public sealed partial record NUnit() : TextRule("N-UNIT", "写了别的单位", "通行做法：年度报告只写本单位")
{
    // How units of a kind call themselves. Those above it may be meant where a report says 我县.
    private static readonly ImmutableArray<string> Kinds =
        ["街道", "镇", "乡", "局", "委", "厅", "院", "中心", "站", "所", "学校", "公司"];

    private static readonly string[] Deeds = ["受理", "收到", "接收", "主动公开"];

    private static readonly string[] Areas = ["省", "市", "县", "区", "旗", "州", "盟"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        if (text.Unit is not { Length: > 1 } unit) yield break;
        foreach (var sentence in text.Sentences)
        {
            if (Self(sentence, unit) is { } self)
            {
                yield return About(sentence, $"“{Cut(sentence)}”自称“{self}”，本报告的单位是{unit}，请核对是否沿用了别的单位的文字。");
            }
            else if (Other(sentence, text, unit) is { } other)
            {
                yield return About(sentence, $"“{Cut(sentence)}”写的是“{other}”，本报告的单位是{unit}，请核对。");
            }
        }
    }

    private static string? Self(TextSentence sentence, string unit)
    {
        foreach (Match match in Calls().Matches(sentence.Plain))
        {
            var kind = match.Groups["kind"].Value;
            if (!unit.Contains(kind, StringComparison.Ordinal)) return match.Value;
        }

        return null;
    }

    private static string? Other(TextSentence sentence, ReportText text, string unit)
    {
        if (Named(sentence, text, unit) is { } named) return named;
        if (!IsPartOfCounty(unit)) return null;
        if (unit[^1] is not ('办' or '室') && Asked().Match(sentence.Plain) is { Success: true } asked)
        {
            return asked.Groups["name"].Value;
        }

        if (!Deeds.Any(deed => sentence.Plain.Contains(deed, StringComparison.Ordinal))) return null;
        if (Receives().Match(sentence.Plain) is not { Success: true } match) return null;
        var name = match.Groups["name"].Value;
        return IsOwn(name, unit) || General().IsMatch(name) ? null : name;
    }

    private static string? Named(TextSentence sentence, ReportText text, string unit) => text.OtherUnits.FirstOrDefault(
        other => other.Length > 2 && !unit.Contains(other, StringComparison.Ordinal)
            && !other.Contains(unit, StringComparison.Ordinal)
            && Subjects(sentence.Plain).Any(name =>
                name.Length > 2 && other.StartsWith(name, StringComparison.Ordinal)));

    private static IEnumerable<string> Subjects(string plain) =>
        Subject().Matches(plain).Select(match => match.Groups["name"].Value);

    // A place that the unit lies in is not the unit: its numbers are others.
    private static bool IsOwn(string name, string unit)
    {
        var place = Office().Replace(unit, "");
        if (Areas.Contains(name[^1..]) && place.Length > 0 && !Areas.Contains(place[^1..])) return false;
        return IsWithin(name, unit) || IsWithin(Core().Replace(unit, ""), name)
            || IsWithin(Core().Replace(name, ""), unit);
    }

    // 锡盟商务局 is 锡林郭勒盟商务局: its characters stand there in their order.
    private static bool IsWithin(string part, string whole)
    {
        var at = 0;
        foreach (var sign in whole)
        {
            if (at < part.Length && part[at] == sign) at++;
        }

        return part.Length > 0 && at == part.Length;
    }

    private static bool IsPartOfCounty(string unit) => Kinds.Any(kind => unit.Contains(kind, StringComparison.Ordinal));

    [GeneratedRegex("[我本](?<kind>街道|镇|乡(?!镇|土|亲)|局|委(?!员|托)|厅|院|中心)(?!级)")]
    private static partial Regex Calls();

    [GeneratedRegex("向(?<name>[省市县区]政府(及|和|或|、)?([省市县区]政府)?办公[室厅])[^，。]{0,6}提出[^，。]{0,10}申请")]
    private static partial Regex Asked();

    [GeneratedRegex(
        "(^|[，。;、:年度])(?<name>[一-鿿]{1,11}(街道办事处|街道|镇|乡|局|委员会|县|区|市|旗))(人民政府|政府)?"
        + "(共计|累计|共|总共|全年)?(受理|收到|接收|主动公开)[^，。]{0,16}[0-9]")]
    private static partial Regex Receives();

    [GeneratedRegex(
        "(^|[，。;:])(20[0-9]{2}年度?，?)?(?<name>[一-鿿]{2,14}?(街道|镇|乡|局|委员会|委|中心))"
        + "(?=[^，。]{0,4}(高度|认真|严格|坚持|共|主动|积极|全年|按照|结合|切实|不断|深入|累计))")]
    private static partial Regex Subject();

    [GeneratedRegex(
        "^(我|本|全|各|该|以|在|为|对|向|由|按|从|其|乡|城|所有|辖区|上级|[省市县区镇乡](人民)?(政府|委|直)?|.{0,4}(个|类|级))"
        + "|(社|小|园|片|辖|景|校|库|牧|林|城|地|山|农|灾|老|专|分)区$|通过|依托|利用|使用|(我|本|各|全|个)(县|区|市|镇|乡|局)")]
    private static partial Regex General();

    [GeneratedRegex("(人民政府|政府|办事处)+$")]
    private static partial Regex Office();

    [GeneratedRegex("(人民政府|政府|办事处|管理委员会|管委会|委员会|[省市县区旗镇乡街道局])+$")]
    private static partial Regex Core();
}
