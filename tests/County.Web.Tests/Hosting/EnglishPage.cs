using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace County.Web.Tests.Hosting;

/// <summary>
/// What an English page says in Chinese without marking it as such: a screen reader would speak it by the wrong rules.
/// </summary>
internal static partial class EnglishPage
{
    private static readonly string[] Said = ["title", "aria-label", "placeholder", "alt", "label"];

    /// <param name="html">The page.</param>
    /// <param name="names">Of units, which the title of a page may hold: nothing can be marked in it.</param>
    public static IReadOnlyList<string> Offences(string html, params string[] names)
    {
        var page = new HtmlParser().ParseDocument(html);
        var title = names.Aggregate(
            page.Title ?? "", (text, name) => text.Replace(name, "", StringComparison.Ordinal));
        var texts = page.Body!.Descendants<IText>()
            .Where(text => text.ParentElement is { LocalName: not ("script" or "style") } parent && !IsMarked(parent))
            .Select(text => text.Data);
        var attributes = page.Body!.Descendants<IElement>().Where(element => !IsMarked(element))
            .SelectMany(element => element.Attributes
                .Where(one => Said.Contains(one.Name) || one.Name.StartsWith("data-", StringComparison.Ordinal)))
            .Select(one => $"{one.Name}={one.Value}");
        var templates = page.QuerySelectorAll("template").OfType<IHtmlTemplateElement>()
            .SelectMany(template => template.Content.Descendants<IText>())
            .Where(text => text.ParentElement is null || !IsMarked(text.ParentElement)).Select(text => text.Data);
        return
        [
            .. new[] { title, page.DocumentElement.GetAttribute("lang") is "en" ? "" : "这一页不是英文的" }.Concat(texts)
                .Concat(attributes).Concat(templates).Where(text => Chinese().IsMatch(text))
                .Select(text => Blank().Replace(text, " ").Trim()).Distinct(),
        ];
    }

    private static bool IsMarked(IElement element) => element.Closest("[lang]")?.GetAttribute("lang") == "zh-CN";

    [GeneratedRegex(@"[\u3001-\u303F\u4E00-\u9FFF\uFF01-\uFF5E]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
