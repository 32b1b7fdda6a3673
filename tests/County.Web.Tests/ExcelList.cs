using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Web.Tests;

/// <summary>A list that the program hands out as a workbook, as a spreadsheet reads it.</summary>
internal sealed record ExcelList(string? Title, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Downloads it as who has signed in.</summary>
    public static async Task<ExcelList> ReadAsync(Visitor visitor, string path)
    {
        using var client = new HttpClient { BaseAddress = visitor.Address };
        client.DefaultRequestHeaders.Add("Cookie", visitor.CookieHeader);
        var file = await client.GetByteArrayAsync(path, TestContext.Current.CancellationToken);
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>()
            .Select(row => (IReadOnlyList<string>)[.. row.Elements<Cell>().Select(cell => cell.InnerText)]).ToList();
        return new ExcelList(rows[0].FirstOrDefault(text => text.Length > 0), rows[1], rows[2..]);
    }

    /// <summary>What stands under a head in the row of a unit.</summary>
    public string Of(string unit, string head) =>
        Rows.Single(row => row[0] == unit)[Heads.ToList().IndexOf(head)];
}
