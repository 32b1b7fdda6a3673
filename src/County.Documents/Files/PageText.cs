using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace County.Documents;

/// <summary>
/// Lays the text of an HTML page out in lines: a paragraph a line, a table row a line with bars between its cells,
/// empty cells and row ends marked as <see cref="Glyph"/> says. Tables in cells are laid out as tables of the page.
/// </summary>
internal sealed partial class PageText
{
    // A longer cell holds an article, not a figure or a label.
    private const int LongestCell = 300;

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
        { "SCRIPT", "STYLE", "HEAD", "NOSCRIPT", "TEMPLATE", "SELECT", "TEXTAREA", "IFRAME", "OBJECT", "SVG" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "BR", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "DL", "DT", "DD", "TABLE", "TBODY",
        "THEAD", "TFOOT", "TR", "CAPTION", "SECTION", "ARTICLE", "HEADER", "FOOTER", "NAV", "MAIN", "ASIDE", "PRE",
        "BLOCKQUOTE", "FORM", "FIELDSET", "HR", "ADDRESS", "CENTER", "BODY", "HTML",
    };

    private readonly StringBuilder text = new();
    private readonly List<int> lines = [];
    private int line = 1;
    private int preformatted;

    /// <summary>Whether a text is a page.</summary>
    public static bool IsPage(string content) => Tag().IsMatch(content[..Math.Min(content.Length, 100_000)]);

    /// <summary>Whether a file is named as pages are.</summary>
    public static bool IsPageName(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".HTML" or ".HTM" or ".SHTML" or ".XHTML";

    /// <summary>The text of a page.</summary>
    public static SourceText Of(string html)
    {
        var options = new HtmlParserOptions { IsKeepingSourceReferences = true };
        var document = new HtmlParser(options, BrowsingContext.New(Configuration.Default)).ParseDocument(html);
        var page = new PageText();
        page.Write(document);
        page.BreakLine();
        var text = page.text.ToString();
        if (IsCutOff(html)) text = text.TrimEnd(' ', '\n', '|', Glyph.EmptyCell, Glyph.RowEnd);
        return SourceText.OfPage(text, page.lines);
    }

    // A page that breaks off in a table may have lost the end of its last number.
    private static bool IsCutOff(string html) =>
        html.LastIndexOf("<table", StringComparison.OrdinalIgnoreCase) >
        html.LastIndexOf("</table", StringComparison.OrdinalIgnoreCase);

    // Pages can be nested deeper than the stack, so the walk keeps its own.
    private void Write(IDocument document)
    {
        var open = new Stack<(INode Node, int TextStart, bool IsLeaving)>();
        open.Push((document, 0, false));
        while (open.TryPop(out var step))
        {
            switch (step.Node)
            {
                case IElement left when step.IsLeaving:
                    Leave(left, step.TextStart);
                    break;
                case IText words:
                    Append(words.Data);
                    break;
                case IElement entered when Enter(entered):
                    open.Push((entered, text.Length, true));
                    PushChildren(open, entered);
                    break;
                case IDocument:
                    PushChildren(open, step.Node);
                    break;
            }
        }
    }

    private static void PushChildren(Stack<(INode Node, int TextStart, bool IsLeaving)> open, INode parent)
    {
        for (var i = parent.ChildNodes.Length - 1; i >= 0; i--) open.Push((parent.ChildNodes[i], 0, false));
    }

    private bool Enter(IElement element)
    {
        if (Unseen.Contains(element.TagName) || IsHidden(element)) return false;
        if (element.SourceReference is { } source) line = source.Position.Line;
        if (Blocks.Contains(element.TagName)) BreakLine();
        if (element.TagName is "PRE") preformatted++;
        return true;
    }

    private void Leave(IElement element, int start)
    {
        switch (element.TagName)
        {
            case "TD" or "TH":
                CloseCell(start);
                break;
            case "TR":
                text.Append(Glyph.RowEnd);
                BreakLine();
                break;
            case "PRE":
                preformatted--;
                BreakLine();
                break;
            case var name when Blocks.Contains(name):
                BreakLine();
                break;
        }
    }

    private void CloseCell(int start)
    {
        var length = text.Length - start;
        var isLaidOut = length > LongestCell;
        for (var i = start; i < text.Length && !isLaidOut; i++) isLaidOut = text[i] is Glyph.RowEnd;
        if (isLaidOut)
        {
            BreakLine();
            return;
        }

        lines.RemoveRange(lines.Count - LineBreaks(start), LineBreaks(start));
        text.Replace('\n', ' ', start, length);
        var isEmpty = true;
        for (var i = start; i < text.Length && isEmpty; i++) isEmpty = char.IsWhiteSpace(text[i]);
        if (isEmpty) text.Append(Glyph.EmptyCell);
        text.Append('|');
    }

    private int LineBreaks(int start)
    {
        var count = 0;
        for (var i = start; i < text.Length; i++) count += text[i] == '\n' ? 1 : 0;
        return count;
    }

    private void Append(string words)
    {
        foreach (var c in words)
        {
            if (preformatted > 0 && c == '\n')
            {
                BreakLine();
            }
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (preformatted > 0 || (text.Length > 0 && text[^1] is not (' ' or '\n'))) text.Append(' ');
            }
            else
            {
                text.Append(c is Glyph.EmptyCell or Glyph.RowEnd ? ' ' : c);
            }
        }
    }

    private void BreakLine()
    {
        if (text.Length > 0 && text[^1] == '\n') return;
        text.Append('\n');
        lines.Add(line);
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") ||
        (element.GetAttribute("style") is { } style && Hidden().IsMatch(style));

    [GeneratedRegex(@"display\s*:\s*none", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<(!doctype\s+html|(html|head|body|table|tr|td|div|p|span|br|meta|h1|pre)(\s[^<>]*|/)?>)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
