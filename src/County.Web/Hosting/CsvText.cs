namespace County.Web.Hosting;

/// <summary>Rows of a table file as spreadsheets read them.</summary>
internal static class CsvText
{
    public static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    // A spreadsheet would take what begins so for a formula, and run it.
    private static string Cell(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] ? "'" : "")}"
        + $"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
