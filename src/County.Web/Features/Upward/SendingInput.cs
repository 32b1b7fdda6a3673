using System.Globalization;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Upward;

/// <summary>A sending as the administrator types it; what is wrong is said in the form.</summary>
/// <param name="Template">Null where none is chosen.</param>
/// <param name="Summary">Null where none is chosen.</param>
/// <param name="On">Null where no day is given.</param>
/// <param name="Why">Why it was sent though not all units were counted; null where all were.</param>
internal sealed record SendingInput(
    UpwardTemplate? Template, SummaryView? Summary, DateOnly? On, string Way, string Recipient, string By, string? Why)
{
    public const int Longest = 200;

    public static async Task<SendingInput> ReadAsync(
        Typed typed, int year, UpwardReading reading, DateOnly today, CancellationToken cancellation)
    {
        var template = await reading.FindAsync(year, Number(typed["template"]), cancellation);
        if (template is null) typed.Refuse("template", "请选择表格。");
        else if (template.Mapped == 0) typed.Refuse("template", "这份表格还没有对应单元格，填不出数。");
        var summary = await reading.SummaryAsync(year, Number(typed["version"]), cancellation);
        if (summary is null) typed.Refuse("version", "请选择全县汇总的版次。");
        return new SendingInput(
            template, summary, Day(typed, today), typed.Required("way", "报送方式"),
            typed.Required("recipient", "收文单位", 60), typed.Required("by", "报送人"), Incomplete(typed, summary));
    }

    /// <summary>A day that has come; null where there is none.</summary>
    public static DateOnly? Day(Typed typed, DateOnly today)
    {
        var day = typed.Day("on");
        if (day is null) typed.Refuse("on", "请填写日期。");
        if (day > today) typed.Refuse("on", "不能晚于今天。");
        return day;
    }

    private static string? Incomplete(Typed typed, SummaryView? summary)
    {
        if (summary is not { IsComplete: false }) return null;
        var why = typed.Text("incomplete", Longest);
        if (why is null)
        {
            typed.Refuse(
                "incomplete", $"应报{summary.Required}个单位只计入{summary.Contributions.Count}个，仍要报送的请写明原因。");
        }

        return why;
    }

    private static int Number(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
