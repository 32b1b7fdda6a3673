using County.Reporting;

namespace County.Documents;

/// <summary>Whose template (填报模板) it is, and for which year.</summary>
/// <param name="CountyId">Number of the county.</param>
/// <param name="County">Name of the county.</param>
/// <param name="UnitId">Number of the unit.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Year">Report year.</param>
/// <param name="Format">The form of the round.</param>
public sealed record TemplateOwner(int CountyId, string County, int UnitId, string Unit, int Year, Format Format)
{
    /// <summary>What the file is called: 药山镇2026年度报告填报模板.xlsx.</summary>
    public string FileName => $"{Unit}{Year}年度报告填报模板.xlsx";
}
