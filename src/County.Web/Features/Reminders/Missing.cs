using County.Data;
using County.Reporting;

namespace County.Web.Features.Reminders;

/// <summary>What a report still lacks, in words.</summary>
internal static class Missing
{
    /// <summary>In the form's order, without a full stop; empty where nothing is missing but the handing in.</summary>
    public static string Of(Report report, Work? work)
    {
        if (work is null) return "尚未开始填报";
        var completeness = Completeness.Of(work.Content.Figures, work.Content.Narrative, work.Faults);
        if (completeness.IsEmpty) return "尚未开始填报";
        return completeness.Missing.Length > 0 ? completeness.Missing : Step(report.State);
    }

    private static string Step(ReportState state) => state switch
    {
        ReportState.Drafting => "已填写完毕，尚未送单位审签",
        ReportState.InSignOff => "单位审签中，尚未报送",
        _ => "",
    };
}
