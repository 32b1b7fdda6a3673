using County.Reporting;

namespace County.Web.Features.Demo;

/// <summary>Text for a made-up report; it names only numbers that stand in its tables.</summary>
internal static class SampleNarrative
{
    public static Narrative Of(Figures figures, string unit, int year)
    {
        var received = figures["t3_applications.new_received.total"];
        var granted = figures["t3_applications.granted.total"];
        return new Narrative(
            $"（示例数据，非{unit}真实报告。）{year}年，{unit}新收政府信息公开申请{received}件，其中予以公开{granted}件，均在法定期限内答复。\n"
            + "发布前由经办人初审、办公室主任复审、分管负责人终审，并单独作保密审查。上级考核结果为合格，没有责任追究情形。",
            "（示例数据）村（社区）公开栏更新不够及时。已明确每月第一周为更新时间，并由包村干部核对。",
            "（示例数据）本年度没有收取信息处理费。");
    }
}
