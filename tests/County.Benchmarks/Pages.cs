using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using County.Documents;

namespace County.Benchmarks;

/// <summary>Reading a published page against the bare parse of the same HTML, and a page twice as long.</summary>
internal static class Pages
{
    private const int Menu = 150;

    // Paragraphs of narrative, printed again and again until the page is about so many characters long.
    private const int Long = 400_000;

    public static IReadOnlyList<Ratio> Ratios()
    {
        var page = Page(MainJob.Text(), 0);
        var (shorter, longer) = (Page(MainJob.Text(), Long), Page(MainJob.Text(), 2 * Long));
        if (shorter.Length < Long || longer.Length < 2 * Long) throw new InvalidOperationException("Not lengthened");
        return
        [
            new("page/bare-parse", 5, () => Read(page), () => Parse(page)),
            new("long-page/bare-parse", 5, () => Read(longer), () => Parse(longer)),
            new("page-twice-as-long/page", 2.6, () => Read(longer), () => Read(shorter)),
        ];
    }

    // Styled as a word processor's page on a county's portal: a menu, paragraphs, a cell a paragraph.
    private static string Page(string text, int length)
    {
        var page = new StringBuilder("<!DOCTYPE html><html><head><title>政府网</title></head><body><ul>");
        for (var i = 0; i < Menu; i++) page.Append("<li><a href=\"/zwgk/index.html\">栏目</a></li>");
        page.Append("</ul><div class=\"article\">\n");
        var (inTable, filled) = (false, length == 0);
        foreach (var line in text.Split('\n'))
        {
            var cells = line.Split('|');
            if (cells.Length > 2 != inTable) page.Append(inTable ? "</table>\n" : "<table border=\"1\">\n");
            inTable = cells.Length > 2;
            if (inTable) page.Append("<tr>").AppendJoin("", cells[..^1].Select(Cell)).Append("</tr>\n");
            else page.Append(Paragraph(line));
            if (filled || line.Length < 50) continue;
            while (page.Length < length) page.Append(Paragraph(line));
            filled = true;
        }

        return page.Append("</div></body></html>").ToString();
    }

    private static string Paragraph(string words) =>
        $"<p style=\"text-indent:2em\"><span style=\"font-family:仿宋\">{WebUtility.HtmlEncode(words)}</span></p>\n";

    private static string Cell(string words) => $"<td style=\"width:80px\">{Paragraph(words.Trim())}</td>";

    private static ReadResult.Read Read(string page) => ReportReader.ReadText(page) is ReadResult.Read read
        ? read
        : throw new InvalidOperationException("The page cannot be read");

    private static void Parse(string page) => new HtmlParser().ParseDocument(page);
}
