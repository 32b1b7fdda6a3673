using System.Collections.Immutable;

namespace County.Reporting.Tests;

/// <summary>Examples for the rules about text, in words of our own.</summary>
internal static class TextExamples
{
    public const string Unit = "云溪县青石镇人民政府";

    private const string Full =
        "本镇把公开当作日常工作来抓，全年在政府网站主动公开信息，依申请公开渠道畅通，来件当日登记。"
        + "每一件都有专人跟到办结为止，答复文书由两人复核。" + "政府信息管理做到先审查后发布，公开平台建设以栏目为重点，每季度更新一次目录。监督保障方面，年内培训两次，"
        + "工作考核结果为良好，社会评议满意度较高，没有发生责任追究的情形。";

    private const string Parts = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        + "存在的主要问题及改进情况、其他需要报告的事项";

    public static IEnumerable<RuleExample> Of(string code, Subject sound)
    {
        var (figures, year) = (sound.Figures, sound.Year!.Value);
        var format = figures.Format;
        var received = figures["t3_applications.new_received.total"]!.Value;
        var other = Catalogue.All.First(one => one != format);
        return code switch
        {
            "N-TABLE" => [Told(sound, $"全年收到政府信息公开申请{received}件。", $"全年收到政府信息公开申请{received + 1}件。",
                "t3_applications.new_received.total")],
            "N-SUM" => [Told(sound, "全年更新目录10条，其中网站6条，其他栏目4条。", "全年更新目录10条，其中网站6条，其他栏目5条。")],
            "N-YEAR" => [Told(sound, $"{year}年，本镇发布信息10条。", $"{year - 1}年，本镇发布信息10条。")],
            "N-PERIOD" => [Before(sound, $"所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
                $"所列数据的统计期限为{year}年1月1日至{year}年12月30日。")],
            "N-UNIT" => [Told(sound, "我镇更新了栏目。", "我局更新了栏目。")],
            "N-BASIS" => [Before(sound, $"按照{format.Document}编写。", $"按照{other.Document}编写。")],
            "N-PARTS" => [Before(sound, $"本报告由{Parts}六个部分组成。", $"本报告由{Parts}、咨询处理情况七个部分组成。")],
            "N-TITLES" => [Titled(sound, "一、总体情况", "一、工作概况")],
            "N-REQUIRED" => [Required(sound)],
            "N-ADDRESSEE" => [Told(sound, "以上内容已在网站公布。", "以上内容请领导审阅。")],
            "N-SCOPE" => [Told(new Subject(Figures.Zero(format)) { Year = year }, "承接的事项已全部进驻大厅。",
                "承接的38项下沉事项已全部进驻大厅。", format.Id == "2019"
                    ? "t2_art20_5.licences.items_last_year"
                    : "t2_art20_5.licences.decisions")],
            "N-PERSONAL" => [Told(sound, "申请人王某提出的申请已答复。", "申请人王小明提出的申请已答复。")],
            _ => [],
        };
    }

    public static Subject With(this Subject subject, string overall, string problems = "", string other = "") =>
        subject with { LastYear = null, Text = new ReportText(new(overall, problems, other)) { Unit = Unit } };

    private static RuleExample Told(Subject sound, string passing, string breaking, params string[] cells) =>
        new(sound.With(passing), sound.With(breaking), [.. cells.Select(sound.Figures.Format.Cell)]);

    private static RuleExample Before(Subject sound, string passing, string breaking)
    {
        Subject Of(string preface) => sound with
        {
            LastYear = null,
            Text = new ReportText(Narrative.Empty) { Unit = Unit, Preface = preface },
        };
        return new RuleExample(Of(passing), Of(breaking), []);
    }

    private static RuleExample Titled(Subject sound, string passing, string breaking)
    {
        Subject Of(string title) => sound with
        {
            LastYear = null,
            Text = new ReportText(Narrative.Empty)
            {
                Unit = Unit,
                Titles = ImmutableSortedDictionary<int, string>.Empty.Add(1, title),
            },
        };
        return new RuleExample(Of(passing), Of(breaking), []);
    }

    private static RuleExample Required(Subject sound)
    {
        const string problems = "存在的主要问题是力量不足，下一步将改进。";
        const string other = "本年没有收取信息处理费。";
        return new RuleExample(
            sound.With(Full, problems, other),
            sound.With(Full.Replace("社会评议满意度较高", "", StringComparison.Ordinal)
                .Replace("工作考核结果为良好，", "", StringComparison.Ordinal)
                .Replace("没有发生责任追究的情形", "一切都照章进行", StringComparison.Ordinal), problems, other), []);
    }
}
