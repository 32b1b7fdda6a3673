using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace County.Web.Hosting;

/// <summary>The text of a mail as a page for a telephone's mail program: one column, large enough, links to touch.</summary>
internal static class MailPage
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Open = """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body style="margin:0;padding:16px;background:#f4f6f9">
        <div style="max-width:560px;margin:0 auto;padding:20px;background:#fff;border:1px solid #d5dbe3;border-radius:4px;
        font:16px/1.7 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;color:#1d2530;word-break:break-word">
        """;

    private const string Close = "</div></body></html>\n";

    /// <param name="body">What stands on the page, where it was written for one; null to make it of the text.</param>
    public static string Of(string subject, string text, string? body) =>
        $"{Open}<h1 style=\"margin:0 0 12px;font-size:19px\">{Encoded(subject)}</h1>\n{body ?? Paragraphs(text)}{Close}";

    private static string Paragraphs(string text)
    {
        var page = new StringBuilder();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = paragraph.Trim('\n').Split('\n').Select(Line);
            page.Append("<p style=\"margin:0 0 12px\">").AppendJoin("<br>\n", lines).Append("</p>\n");
        }

        return page.ToString();
    }

    /// <summary>A line that is an address and nothing else is a link.</summary>
    private static string Line(string line) =>
        Uri.TryCreate(line.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? $"<a href=\"{Encoded(address.AbsoluteUri)}\" style=\"color:#1a5fb4\">{Encoded(line.Trim())}</a>"
            : Encoded(line);

    private static string Encoded(string text) => Html.Encode(text);
}
