using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace County.Web.Tests.Conventions;

/// <summary>
/// What is shown with <c>L["中文"]</c>, or marked with <c>Words.Key("中文")</c> or <c>Words.Say("中文", …)</c> to be
/// shown, has its English, with the same places for values; and no English outlives its Chinese.
/// </summary>
internal static partial class WordsLaw
{
    public static IReadOnlyDictionary<string, string> Read(string resx) =>
        XDocument.Parse(resx, LoadOptions.PreserveWhitespace).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    public static IEnumerable<string> Offences(
        IReadOnlyCollection<SourceFile> product, IReadOnlyDictionary<string, string> english)
    {
        var used = product.SelectMany(file => Use().Matches(file.Text), (file, match) => (file.Path, match)).ToList();
        foreach (var (path, match) in used)
        {
            var key = Text(match.Groups[1].Value);
            if (key is null) yield return $"{path}: {match.Value} is no plain text";
            else if (!english.TryGetValue(key, out var value)) yield return $"{path}: no English for {key}";
            else if (!Places(key).SetEquals(Places(value))) yield return $"{path}: other values in English: {key}";
        }

        // A text of another project, such as the name of a date, is shown by its variable.
        var written = product.SelectMany(file => Literals().Matches(file.Text)).Select(match => match.Value)
            .Concat(used.Select(one => one.match.Groups[1].Value)).Select(Text).ToHashSet();
        foreach (var key in english.Keys.Where(key => !written.Contains(key)))
        {
            yield return $"nothing says {key} any more";
        }
    }

    private static HashSet<string> Places(string text) =>
        [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    /// <summary>What a literal, or several with plus signs between, says; null for anything else.</summary>
    private static string? Text(string literals)
    {
        var parts = SyntaxFactory.ParseExpression(literals.TrimEnd().TrimEnd('+')).DescendantNodesAndSelf()
            .Where(node => node is not BinaryExpressionSyntax).ToList();
        return parts.TrueForAll(part => part.IsKind(SyntaxKind.StringLiteralExpression))
            ? string.Concat(parts.Cast<LiteralExpressionSyntax>().Select(literal => literal.Token.ValueText))
            : null;
    }

    [GeneratedRegex("""
        (?<!\w)(?:(?:L|words)\[|Words\.(?:Key|Say)\()\s*
        (\$?"(?:[^"\\]|\\.)*"(?:\s*\+\s*"(?:[^"\\]|\\.)*")*)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Use();

    [GeneratedRegex(@"""(?:[^""\\\n]|\\.)*""(?:\s*\+\s*""(?:[^""\\\n]|\\.)*"")*")]
    private static partial Regex Literals();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}

[Trait("shows", "clerk")]
public sealed class WordsTests
{
    private static readonly IReadOnlyDictionary<string, string> Specimen = new Dictionary<string, string>
    {
        ["保存"] = "Save",
        ["还有{0}天"] = "{0} days left",
    };

    [Fact]
    public void Every_text_of_a_page_has_its_english() => Verdict.NotGuilty(WordsLaw.Offences(
        Tree.Product, WordsLaw.Read(Tree.Find("src/County.Web/Hosting/Words.en.resx")!.Text)));

    [Theory]
    [InlineData("<p>@L[\"保存\"] @L[\"还有{0}天\", 3] @L[\"取消\"]</p>", "a.razor: no English for 取消")]
    [InlineData("<p>@L[\"保存\"]</p>", "nothing says 还有{0}天 any more")]
    [InlineData("<p>@L[\"保存\"] @L[$\"还有{3}天\"] \"还有{0}天\"</p>", "a.razor: L[$\"还有{3}天\" is no plain text")]
    [InlineData("<p>@(\"还有{0}天\") @L[\"保存\"] @(Words.Key(\"保\" + \"留\"))</p>", "a.razor: no English for 保留")]
    [InlineData("@(\"还有{0}天\") @L[\"保存\"] <Say Of=\"@Words.Say(\"共{0}天\", 3)\" />", "a.razor: no English for 共{0}天")]
    public void A_text_without_and_an_english_without_use_are_caught(string text, string offence) =>
        Assert.Equal([offence], WordsLaw.Offences([new("a.razor", text)], Specimen));

    [Fact]
    public void An_english_with_other_values_is_caught() => Assert.Equal(
        ["a.razor: other values in English: 共{0}件"],
        WordsLaw.Offences(
            [new("a.razor", "@L[\"共{0}件\", 3]")], new Dictionary<string, string> { ["共{0}件"] = "{1} in all" }));

    [Fact]
    public void What_is_said_over_several_lines_is_one_text() => Assert.Empty(WordsLaw.Offences(
        [new("a.cs", "L[\"保\"\n    + \"存\"]; words[\"还有{0}天\", 2];")], Specimen));
}
