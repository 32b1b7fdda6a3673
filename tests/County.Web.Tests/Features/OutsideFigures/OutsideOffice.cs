using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Web.Tests.Features.OutsideFigures;

/// <summary>What the county's office does with the sheet of a source for 2021.</summary>
internal static class OutsideOffice
{
    public const string Address = "/rounds/2021/outside-figures";

    /// <summary>The sheet as it is downloaded.</summary>
    public static async Task<byte[]> DownloadAsync(this Visitor visitor, string source)
    {
        using var client = new HttpClient { BaseAddress = visitor.Address };
        client.DefaultRequestHeaders.Add("Cookie", visitor.CookieHeader);
        return await client.GetByteArrayAsync(
            $"{Address}/{source}/template", TestContext.Current.CancellationToken);
    }

    /// <summary>The sheet with figures typed into it: by unit and by what its column's head contains.</summary>
    public static byte[] Typed(byte[] file, params (string Unit, string Head, string Words)[] typed)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var book = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();
            var heads = rows[2].Elements<Cell>().Select(cell => cell.InnerText).ToList();
            foreach (var (unit, head, words) in typed)
            {
                var column = heads.FindIndex(text => text.Contains(head, StringComparison.Ordinal));
                var cell = rows.Single(row => row.Elements<Cell>().ElementAtOrDefault(1)?.InnerText == unit)
                    .Elements<Cell>().ElementAt(column);
                (cell.DataType, cell.CellValue) = (CellValues.InlineString, null);
                cell.InlineString = new InlineString(new Text(words));
            }
        }

        return stream.ToArray();
    }

    public static async Task<Visitor.Answer> UploadAsync(this Visitor visitor, string source, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent((await visitor.GetAsync("/account")).Token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "对账表.xlsx" },
        };
        return await visitor.PostAsync($"{Address}/{source}", form);
    }

    /// <summary>Takes on what is shown.</summary>
    public static Task<Visitor.Answer> TakeAsync(this Visitor visitor, string source, Visitor.Answer shown) =>
        Submitting.OpenReport.PostAsync(
            visitor, $"{Address}/{source}/taking", [.. Forms.Values(shown.Html, $"{Address}/{source}/taking")]);

    /// <summary>From the download to what is taken on.</summary>
    public static async Task TellAsync(
        this Visitor visitor, string source, params (string Unit, string Head, string Words)[] typed)
    {
        var shown = await visitor.UploadAsync(source, Typed(await visitor.DownloadAsync(source), typed));
        Assert.Equal(200, shown.Status);
        Assert.Equal(302, (await visitor.TakeAsync(source, shown)).Status);
    }
}
