using County.Data;
using County.Reporting;

namespace County.Web.Features.Demo;

/// <summary>津市市 and its ten township-level units (statistical code list, edition of 30 June 2023).</summary>
internal static class DemoCounty
{
    public const int CountyId = 430781;

    /// <summary>Whose 2019 report is the real one; all other figures are generated.</summary>
    public const string RealUnit = "药山镇";

    /// <summary>Whose generated 2019 report breaks T3-BALANCE by one.</summary>
    public const string UnbalancedUnit = "嘉山街道";

    /// <summary>Who has not reported for 2019.</summary>
    public const string MissingUnit = "涔澹农场";

    public static CountyRecord Record => new()
    {
        CountyId = CountyId,
        Name = "津市市",
        Prefecture = "常德市",
        Province = "湖南省",
    };

    public static IReadOnlyList<Unit> Units { get; } =
    [
        Of(1, "430781001000", "三洲驿街道", UnitKind.Subdistrict),
        Of(2, "430781002000", "汪家桥街道", UnitKind.Subdistrict),
        Of(3, "430781003000", "襄阳街街道", UnitKind.Subdistrict),
        Of(4, "430781004000", "金鱼岭街道", UnitKind.Subdistrict),
        Of(5, "430781005000", UnbalancedUnit, UnitKind.Subdistrict),
        Of(6, "430781100000", "新洲镇", UnitKind.Township),
        Of(7, "430781103000", "白衣镇", UnitKind.Township),
        Of(8, "430781105000", RealUnit, UnitKind.Township),
        Of(9, "430781106000", "毛里湖镇", UnitKind.Township),
        Of(10, "430781500000", MissingUnit, UnitKind.Township),
    ];

    /// <summary>A round and its dates: 31 January and 31 March by 《条例》第四十九条, the others before them.</summary>
    public static Round Round(int year, string format) => new()
    {
        CountyId = CountyId,
        Year = year,
        Format = format,
        Opens = new DateOnly(year + 1, 1, 4),
        FirstDraftDue = Calendar.Official.LastWorkingDayOnOrBefore(new DateOnly(year + 1, 1, 12)),
        SignedCopyDue = Calendar.Official.LastWorkingDayOnOrBefore(new DateOnly(year + 1, 1, 20)),
        PublishBy = ReportDates.PublishBy(year),
        SummaryDue = Calendar.Official.LastWorkingDayOnOrBefore(new DateOnly(year + 1, 2, 20)),
        CountyReportBy = ReportDates.CountyReportBy(year),
    };

    private static Unit Of(int number, string code, string name, UnitKind kind) => new()
    {
        CountyId = CountyId,
        UnitId = number,
        Code = code,
        Name = name,
        Kind = kind,
        ValidFrom = new DateOnly(2019, 1, 1),
    };
}
