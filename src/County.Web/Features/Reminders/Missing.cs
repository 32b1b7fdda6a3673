using County.Data;
using County.Reporting;

namespace County.Web.Features.Reminders;

/// <summary>
/// What a report still lacks, in words such as 表三尚有2处不平衡；第五部分未填写. It counts places and names parts of the
/// form; what stands in a cell it never says.
/// </summary>
internal static class Missing
{
    /// <summary>In the form's order, without a full stop; empty where nothing is missing but the handing in.</summary>
    public static string Of(Report report, Work? work)
    {
        if (work is null) return "尚未开始填报";
        var figures = work.Content.Figures;
        var empty = figures.Format.Sections.Where(section => IsEmpty(section, work.Content, figures)).ToList();
        if (empty.Count == figures.Format.Sections.Length) return "尚未开始填报";
        var parts = figures.Format.Sections.Except(empty).SelectMany(section => Parts(section, work, figures)).ToList();
        var whole = work.Faults.Count(fault => fault.Severity == Severity.Error && fault.Cell is null);
        if (whole > 0) parts.Add($"整份报告尚有{whole}处错误");
        if (empty.Count > 0) parts.Add($"第{string.Join('、', empty.Select(section => section.Ordinal))}部分未填写");
        return parts.Count > 0 ? string.Join('；', parts) : Step(report.State);
    }

    private static string Step(ReportState state) => state switch
    {
        ReportState.Drafting => "已填写完毕，尚未送单位审签",
        ReportState.InSignOff => "单位审签中，尚未报送",
        _ => "",
    };

    private static bool IsEmpty(Section section, ReportContent content, Figures figures) => section.Id switch
    {
        "s1_overall" => string.IsNullOrWhiteSpace(content.Overall),
        "s5_problems" => string.IsNullOrWhiteSpace(content.Problems),
        "s6_other" => string.IsNullOrWhiteSpace(content.Other),
        _ => figures.Section(section.Id).All(figure => figure is null),
    };

    private static IEnumerable<string> Parts(Section section, Work work, Figures figures)
    {
        var name = $"表{section.Ordinal}";
        var blank = figures.Section(section.Id).Count(figure => figure is null);
        if (blank > 0) yield return $"{name}有{blank}格空白";
        // Blanks were counted cell by cell.
        var faults = work.Faults.Where(fault => fault.Cell?.Table.Section == section && fault.Code != "F-BLANK")
            .ToLookup(fault => fault.Severity);
        var unbalanced = faults[Severity.Error].Count(fault => IsBalance(fault, figures.Format));
        var wrong = faults[Severity.Error].Count() - unbalanced;
        if (unbalanced > 0) yield return $"{name}尚有{unbalanced}处不平衡";
        if (wrong > 0) yield return $"{name}尚有{wrong}处错误";
        if (faults[Severity.Query].Any()) yield return $"{name}尚有{faults[Severity.Query].Count()}处疑问需要说明";
    }

    private static bool IsBalance(Work.Fault fault, Format format) => format.Rules.OfType<SumRule>()
        .Any(rule => rule.Code == fault.Code && rule is { Relation: Relation.Equal, IsCarried: false });
}
