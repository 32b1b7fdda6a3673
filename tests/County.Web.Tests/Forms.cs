using System.Net;
using System.Text.RegularExpressions;

namespace County.Web.Tests;

/// <summary>Forms as a browser without scripts sends them.</summary>
internal static partial class Forms
{
    /// <summary>What a form holds: its inputs, text areas and chosen options; nothing that is not ticked.</summary>
    public static IEnumerable<(string Name, string Value)> Values(string html, string action)
    {
        var form = FormOf(html, action);
        foreach (Match input in Input().Matches(form))
        {
            var (name, type) = (Attribute(input.Value, "name"), Attribute(input.Value, "type"));
            if (name is null or "__RequestVerificationToken") continue;
            if (type is "checkbox" or "radio" && !input.Value.Contains(" checked", StringComparison.Ordinal)) continue;
            yield return (name, Attribute(input.Value, "value") ?? "");
        }

        foreach (Match choice in Choice().Matches(form))
        {
            var chosen = Option().Matches(choice.Value).Select(option => option.Value)
                .FirstOrDefault(option => option.Contains(" selected", StringComparison.Ordinal));
            if (chosen is not null) yield return (Attribute(choice.Value, "name")!, Attribute(chosen, "value") ?? "");
        }

        foreach (Match area in Area().Matches(form))
        {
            yield return (Attribute(area.Value, "name")!, WebUtility.HtmlDecode(area.Groups[1].Value));
        }
    }

    private static string FormOf(string html, string action) => Form().Matches(html).Select(form => form.Value)
        .Single(form => Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "action") == action
            && form.Contains("method=\"post\"", StringComparison.Ordinal));

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Choice();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("<textarea[^>]*>([^<]*)</textarea>")]
    private static partial Regex Area();
}
