using System.Text.RegularExpressions;
using County.Reporting;

namespace County.Documents;

/// <summary>Reads sections one, five and six: what stands between their titles and the next.</summary>
internal static partial class NarrativeReader
{
    /// <summary>The sections' text, a paragraph a line; empty where a section is not in the text.</summary>
    public static Narrative Read(SourceText source, Outline outline, int bodyStart)
    {
        var length = source.Original.Length;
        int Start(int section) => outline.Title(section)?.Start ?? length;
        var first = outline.Title(1)?.End ?? bodyStart;
        var tables = Math.Min(outline.TablesStart ?? length, Math.Min(Start(2), Math.Min(Start(3), Start(4))));
        var firstEnd = Math.Min(tables, Math.Min(Start(5), Start(6)));
        var fifth = outline.Title(5)?.End ?? AfterTables(outline) ?? length;
        var problems = Text(source, fifth, Math.Max(fifth, Start(6)), isLast: Start(6) == length);
        return new Narrative(
            Text(source, first, firstEnd, isLast: firstEnd == length),
            outline.Title(5) is not null || problems.Contains('。') ? problems : "",
            outline.Title(6) is { } sixth ? Text(source, sixth.End, length, isLast: true) : "");
    }

    // Where the titles of sections five and six are lost, their text still follows table four.
    private static int? AfterTables(Outline outline) =>
        outline.Title(4) is { } review ? Math.Max(review.End, outline.TablesEnd) : null;

    private static string Text(SourceText source, int start, int end, bool isLast)
    {
        if (end <= start) return "";
        var text = source.Original[start..end].Replace(Glyph.EmptyCell, ' ').Replace(Glyph.RowEnd, ' ');
        var lines = text.Split('\n').Select(line => line.Trim().Trim('|').Trim()).Where(line => line.Length > 0);
        if (isLast) lines = lines.TakeWhile(line => !Foot().IsMatch(line)).Select(line => Tail().Replace(line, ""));
        return string.Join('\n', lines.Where(line => !Rule().IsMatch(line)));
    }

    // The foot of a web page.
    [GeneratedRegex(
        "^(附件|上一[篇条]|下一[篇条]|打印|【?(打印|关闭)|关闭|分享|扫一扫|版权所有|主办|承办|网站标识码|网站地图|相关(链接|文档|信息)|[京津冀-鿿]ICP备)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Foot();

    [GeneratedRegex(@"\s*附件下载\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Tail();

    [GeneratedRegex("^[#=*_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
