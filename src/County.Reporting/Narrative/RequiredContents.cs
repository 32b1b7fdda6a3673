using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// What a report's text has to speak of, and whether it does, judged by its wording alone: a tick says that the words
/// are there, not that they say enough.
/// </summary>
public static class RequiredContents
{
    private const string Notice = "国办公开办函〔2021〕30号";
    private const string Governments = "《条例》第五十条第（四）项，各级人民政府必写";
    private const string Problems = "《条例》第五十条第（四）项";

    private static readonly ImmutableArray<RequiredContent> Results =
    [
        Item("assessment", "工作考核结果", Governments, ["考核"], ["考评"]),
        Item("public-review", "社会评议结果", Governments, ["评议"], ["满意度"]),
        Item("accountability", "责任追究结果", Governments, ["责任追究"], ["追责"], ["问责"], ["追究责任"], ["追究", "责任"]),
    ];

    private static readonly ImmutableArray<RequiredContent> Difficulties =
    [
        Item("problems", "存在的主要问题", Problems, ["问题"], ["不足"], ["短板"], ["薄弱"], ["差距"], ["有待"], ["欠缺"],
            ["不够"], ["不高"], ["不强"], ["不深"], ["不及时"]) with { Section = "s5_problems" },
        Item("improvement", "改进情况", Problems, ["改进"], ["下一步"], ["今后"], ["整改"], ["下步"], ["接下来"], ["对策"],
            ["进一步"], ["努力"], ["解决"]) with { Section = "s5_problems" },
    ];

    private static readonly ImmutableArray<RequiredContent> Of2019 =
    [
        .. Results, .. Difficulties,
        Item("other", "其他需要报告的事项，没有的写明没有", "《条例》第五十条第（五）项", [""]) with
        {
            Section = "s6_other",
        },
    ];

    private static readonly ImmutableArray<RequiredContent> Of2021 =
    [
        Item("proactive", "主动公开", Notice, ["主动公开"], ["公开", "信息", "条"], ["发布", "信息"], ["公开政府信息"],
            ["公开政务信息"]),
        Item("on-request", "依申请公开", Notice, ["依申请"], ["公开申请"], ["申请公开"]),
        Item("management", "政府信息管理", Notice, ["信息管理"], ["现行有效"], ["规范性文件", "清理"], ["规范性文件", "废止"],
            ["动态调整"], ["保密审查"], ["审查", "公开"], ["三审"], ["审核", "发布"]),
        Item("platform", "政府信息公开平台建设", Notice, ["平台建设"], ["公开平台"], ["政府网站"], ["门户网站"], ["政务新媒体"],
            ["公众号"], ["公开专栏"], ["公报"], ["公开栏"]),
        Item("safeguards", "监督保障", Notice, ["监督保障"], ["监督检查"], ["培训"], ["领导小组"], ["组织领导"], ["考核"],
            ["专人负责"], ["责任追究"]),
        .. Results, .. Difficulties,
        Item("handling-fee", "收取信息处理费情况，没有收取的也要写明", $"{Notice}所附格式第六部分", ["处理费"],
            ["收取", "费用"], ["未收费"], ["收费", "信息公开"], ["收费", "申请"]) with { Section = "s6_other" },
    ];

    /// <summary>The required contents of a form, in the order of its sections.</summary>
    public static ImmutableArray<RequiredContent> Of(Format format) => format.Id == "2019" ? Of2019 : Of2021;

    /// <summary>Looks for each of them: in a heading of its section first, then in its sentences.</summary>
    public static ImmutableArray<ContentCheck> Check(Format format, Narrative narrative)
    {
        var outlines = Of(format).Select(item => item.Section).Distinct()
            .ToDictionary(section => section, section => Outline.Of(narrative[section]));
        return
        [
            .. Of(format).Select(item => new ContentCheck(
                item, Find(item, narrative[item.Section], outlines[item.Section]))),
        ];
    }

    private static TextRange? Find(RequiredContent item, string text, Outline outline) =>
        outline.Headings.FirstOrDefault(heading => item.IsIn(heading.Title))?.At
        ?? outline.Sentences.FirstOrDefault(sentence => item.IsIn(sentence.In(text)));

    private static RequiredContent Item(string id, string label, string basis, params string[][] words) =>
        new(id, "s1_overall", label, basis, [.. words.Select(all => all.ToImmutableArray())]);
}

/// <summary>One thing a report's text has to speak of.</summary>
/// <param name="Id">Id, such as <c>platform</c>.</param>
/// <param name="Section">Id of the section it belongs to.</param>
/// <param name="Label">Its name in office Chinese.</param>
/// <param name="Basis">The clause or document that asks for it.</param>
/// <param name="Words">It is there where one sentence holds all words of one of these.</param>
public sealed record RequiredContent(
    string Id, string Section, string Label, string Basis, ImmutableArray<ImmutableArray<string>> Words)
{
    /// <summary>Whether a sentence speaks of it.</summary>
    public bool IsIn(string sentence) =>
        Words.Any(all => all.All(word => sentence.Contains(word, StringComparison.Ordinal)));
}

/// <summary>Whether a required content was found.</summary>
/// <param name="Content">What was looked for.</param>
/// <param name="At">The sentence of its section that speaks of it first; null where none does.</param>
public sealed record ContentCheck(RequiredContent Content, TextRange? At);
