using County.Reporting;

namespace County.Web.Hosting;

/// <summary>How pages of a summary name cells and numbers.</summary>
internal static class Naming
{
    /// <summary>The table and both names of a cell, as the form prints them.</summary>
    public static string Place(Cell cell) => Table(cell.Table) + cell.Name;

    public static string Table(Table table) => table.Title ?? $"表{table.Section.Ordinal}";

    /// <summary>A figure, or that nobody gave one.</summary>
    public static string Figure(Cell cell, long? figure) => figure is null ? "空白" : Money.Show(cell, figure);

    /// <summary>What is added, with its sign.</summary>
    public static string Change(Cell cell, long amount) => (amount > 0 ? "+" : "") + Money.Show(cell, amount);

    /// <summary>A reason that already ends as a sentence does, or not, as one that does.</summary>
    public static string Sentence(string reason) => reason.TrimEnd('。', '；', '，', '.', ' ') + "。";
}
