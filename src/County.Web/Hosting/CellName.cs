using County.Reporting;

namespace County.Web.Hosting;

/// <summary>A cell in words, with the table it is in.</summary>
internal static class CellName
{
    public static string Of(Cell cell) => $"{cell.Table.Title ?? $"表{cell.Table.Section.Ordinal}"}{cell.Name}";
}
