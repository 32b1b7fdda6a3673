using System.Globalization;
using County.Data;

namespace County.Web.Hosting;

/// <summary>The official words for what a unit is and what became of it.</summary>
internal static class UnitWords
{
    public static string OfficialName(this UnitKind kind) => kind switch
    {
        UnitKind.Township => "乡镇",
        UnitKind.Subdistrict => "街道",
        UnitKind.Department => "县直部门",
        UnitKind.CountyOffice => "县政府办公室",
        UnitKind.CountyGovernment => "县人民政府（本级）",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string OfficialName(this LineageKind kind) => kind switch
    {
        LineageKind.MergedInto => "并入",
        LineageKind.SplitInto => "分出",
        LineageKind.Renamed => "更名",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
