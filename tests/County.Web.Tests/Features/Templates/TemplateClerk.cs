using System.Net;
using System.Text.RegularExpressions;
using County.Documents;
using County.Reporting;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Format = County.Reporting.Format;

namespace County.Web.Tests.Features.Templates;

/// <summary>What a clerk does with the template of 药山镇 for 2021.</summary>
internal static partial class TemplateClerk
{
    public const string Address = "/reports/2021/template";

    private static readonly Format Form = Catalogue.Of("2021");

    public static TemplateOwner Owner => new(DemoDatabase.CountyId, "津市市", 8, "药山镇", 2021, Form);

    public static async Task<(byte[] File, string Disposition)> DownloadAsync(this Visitor visitor)
    {
        using var client = new HttpClient { BaseAddress = visitor.Address };
        client.DefaultRequestHeaders.Add("Cookie", visitor.CookieHeader);
        using var response = await client.GetAsync(Address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            response.Content.Headers.ContentDisposition!.ToString());
    }

    /// <summary>The template as a clerk sends it back: two figures and, where asked for, a text are others.</summary>
    public static async Task<byte[]> FilledAsync(this Visitor visitor, string? text = null)
    {
        using var stream = new MemoryStream();
        stream.Write((await visitor.DownloadAsync()).File);
        using (var book = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            Type(book, Form.Table("t3_applications").Section.FullTitle, "D6", "4321件");
            Type(book, Form.Table("t2_art20_8").Section.FullTitle, "B16", "12.5");
            if (text is not null) Type(book, "文字部分", "A4", text);
        }

        return stream.ToArray();
    }

    private static void Type(SpreadsheetDocument book, string name, string place, string words)
    {
        var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().Single(one => one.Name == name);
        var cell = ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet
            .Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(one => one.CellReference == place);
        (cell.DataType, cell.CellValue) = (CellValues.InlineString, null);
        cell.InlineString = new InlineString(new Text(words));
    }

    public static async Task<Visitor.Answer> UploadAsync(this Visitor visitor, byte[] file)
    {
        var page = await visitor.GetAsync($"{Address}/upload");
        var token = page.Token.Length > 0 ? page.Token : (await visitor.GetAsync("/account")).Token;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "模板.xlsx" },
        };
        return await visitor.PostAsync(Address, form);
    }

    /// <summary>Sends the form of differences: as it is ticked, or one field, be it with another value.</summary>
    public static Task<Visitor.Answer> TakeAsync(
        this Visitor visitor, Visitor.Answer shown, string? only = null, string? value = null)
    {
        var hidden = Hidden().Matches(shown.Html)
            .Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value))).ToList();
        var ticked = only is null ? Ticked().Matches(shown.Html).Select(match => match.Groups[1].Value) : [only];
        if (value is not null) hidden = [("load", hidden[0].Item2), ($"value.{only}", value)];
        return visitor.PostAsync(
            $"{Address}/taking",
            [("__RequestVerificationToken", shown.Token), .. hidden, .. ticked.Select(field => ("take", field))]);
    }

    /// <summary>What stands on the web, as a template that is downloaded now says it.</summary>
    public static async Task<long?> HeldAsync(this Visitor visitor, string cell)
    {
        var (file, _) = await visitor.DownloadAsync();
        var reading = Assert.IsType<TemplateResult.Read>(TemplateReader.Read(file, Owner)).Reading;
        return reading.Cells.Single(one => one.Cell.Address == cell).Figure;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"((?:load|value\\.|seen\\.)[^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"take\" value=\"([^\"]+)\" checked")]
    private static partial Regex Ticked();
}
