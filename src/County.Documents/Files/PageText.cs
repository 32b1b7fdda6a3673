using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace County.Documents;

/// <summary>
/// Lays out the text of an HTML page. Merged cells need nothing of their own: a cell stands once, where it begins.
/// </summary>
internal sealed partial class PageText
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
        { "SCRIPT", "STYLE", "HEAD", "NOSCRIPT", "TEMPLATE", "SELECT", "TEXTAREA", "IFRAME", "OBJECT", "SVG" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "P", "DIV", "BR", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "DL", "DT", "DD", "TABLE", "TBODY",
        "THEAD", "TFOOT", "TR", "CAPTION", "SECTION", "ARTICLE", "HEADER", "FOOTER", "NAV", "MAIN", "ASIDE", "PRE",
        "BLOCKQUOTE", "FORM", "FIELDSET", "HR", "ADDRESS", "CENTER", "BODY", "HTML",
    };

    private readonly LaidOutText text = new();
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
        return page.text.ToSource(IsCutOff(html));
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
                    text.Append(words.Data, preformatted > 0);
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
        if (element.SourceReference is { } source) text.Line = source.Position.Line;
        if (Blocks.Contains(element.TagName)) text.BreakLine();
        if (element.TagName is "PRE") preformatted++;
        return true;
    }

    private void Leave(IElement element, int start)
    {
        switch (element.TagName)
        {
            case "TD" or "TH":
                text.CloseCell(start);
                break;
            case "TR":
                text.EndRow();
                break;
            case "PRE":
                preformatted--;
                text.BreakLine();
                break;
            case var name when Blocks.Contains(name):
                text.BreakLine();
                break;
        }
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
