namespace County.Reporting;

/// <summary>A period of working days that 《政府信息公开条例》 (国务院令第711号) sets.</summary>
/// <param name="Name">What it is for, in office Chinese.</param>
/// <param name="WorkingDays">Its length.</param>
/// <param name="Article">The article that sets it.</param>
public sealed record StatutoryPeriod(string Name, int WorkingDays, string Article)
{
    /// <summary>Telling the applicant what to correct.</summary>
    public static StatutoryPeriod Correction { get; } = new("告知补正", 7, "第三十条");

    /// <summary>A third party's answer to a consultation.</summary>
    public static StatutoryPeriod ThirdParty { get; } = new("第三方提出意见", 15, "第三十二条");

    /// <summary>The answer to an application.</summary>
    public static StatutoryPeriod Reply { get; } = new("答复申请", 20, "第三十三条");

    /// <summary>The longest extension of the answer.</summary>
    public static StatutoryPeriod Extension { get; } = new("延长答复", 20, "第三十三条");

    /// <summary>Publication of what was made or changed.</summary>
    public static StatutoryPeriod Publication { get; } = new("主动公开", 20, "第二十六条");

    /// <summary>The last day of the period for something received on a date.</summary>
    public Deadline From(DateOnly received, Calendar calendar) => calendar.WorkingDaysAfter(received, WorkingDays);
}

/// <summary>The dates of 第四十九条: dates, not working days; nothing shifts them.</summary>
public static class ReportDates
{
    /// <summary>Departments hand in and publish: 31 January of the year after.</summary>
    public static DateOnly PublishBy(int reportYear) => new(reportYear + 1, 1, 31);

    /// <summary>The county publishes its own: 31 March of the year after.</summary>
    public static DateOnly CountyReportBy(int reportYear) => new(reportYear + 1, 3, 31);
}
