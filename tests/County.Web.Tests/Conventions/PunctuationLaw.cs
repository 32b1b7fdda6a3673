using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace County.Web.Tests.Conventions;

/// <summary>Chinese text has full-width punctuation: in messages, on pages, in the formats.</summary>
internal static partial class PunctuationLaw
{
    /// <summary>Words that reports are searched for, once their punctuation was made half-width.</summary>
    private static readonly HashSet<string> Vocabulary =
        ["src/County.Documents/Prose/UnitName.cs", "src/County.Reporting/Narrative/Claim.cs"];

    public static IEnumerable<string> Offences(SourceFile file)
    {
        if (Vocabulary.Contains(file.Path)) return [];
        var texts = file.Extension switch
        {
            ".cs" => Literals(file.Syntax),
            ".razor" => Literals(file.Syntax).Append(RazorText.Of(file.Text).Markup),
            ".json" => Strings(JsonDocument.Parse(file.Text).RootElement),
            ".txt" => [file.Text],
            _ => [],
        };
        return texts.SelectMany(text => HalfWidth().Matches(text)).Select(match => $"{file.Path}: {match.Value}");
    }

    private static IEnumerable<string> Literals(SyntaxNode root) =>
        from token in root.DescendantTokens()
        where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        where !IsPattern(token.Parent!)
        select token.ValueText;

    // A regular expression has its own use for brackets and commas.
    private static bool IsPattern(SyntaxNode node) => node.Ancestors().Any(outer => outer switch
    {
        AttributeSyntax attribute => attribute.Name.ToString() is "GeneratedRegex" or "StringSyntax",
        ObjectCreationExpressionSyntax made => made.Type.ToString() == "Regex",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } =>
            call.Expression.ToString() == "Regex",
        _ => false,
    });

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(part => Strings(part.Value).Append(part.Name)),
        _ => [],
    };

    [GeneratedRegex(@".{0,8}([\u3400-\u9fff][,():;]|[,():;][\u3400-\u9fff]).{0,8}")]
    private static partial Regex HalfWidth();
}

[Trait("shows", "main-job")]
public sealed class PunctuationTests
{
    [Fact]
    public void Chinese_text_has_full_width_punctuation() => Verdict.NotGuilty(Tree.Files
        .Where(file => file.IsUnder("src/") && !file.Path.Contains("package", StringComparison.Ordinal))
        .SelectMany(PunctuationLaw.Offences));

    [Theory]
    [InlineData("a.cs", "class A { string b = \"已报送,未通过\"; }", "已报送,未通过")]
    [InlineData("a.cs", "class A { string b = $\"共{1}件(含结转)\"; }", "件(含结转)")]
    [InlineData("a.cs", "class A { string b = \"\"\"合计:\"\"\"; }", "合计:")]
    [InlineData("a.razor", "<th title=\"x\">单位:</th>", "le=\"x\">单位:</th>")]
    [InlineData("a.razor", "<p>@(Model.Year)年;</p>", "<p>\uFFFC年;</p>")]
    [InlineData("a.razor", "<p>@Show(\"退回(重报)\")</p>", "退回(重报)")]
    [InlineData("a.razor", "<p></p>\n@code { string b = \"第1稿;\"; }", "第1稿;")]
    [InlineData("a.json", "{ \"label\": [\"其他(件)\"] }", "其他(件)")]
    public void Half_width_punctuation_is_caught(string path, string text, string found) =>
        Assert.Equal([$"{path}: {found}"], PunctuationLaw.Offences(new(path, text)));

    [Theory]
    [InlineData("a.cs", "class A { [GeneratedRegex(\"(年|月)\")] void B(); }")]
    [InlineData("a.cs", "class A { bool b = Regex.IsMatch(c, \"(年|月)\"); } // 年, 月")]
    [InlineData("a.cs", "class A { string b = $\"{c:年}（{d}）\"; }")]
    [InlineData("a.razor", "@* 年, 月 *@<h1>@(Model.Year)年度@Model.Names[0]（@Model.Of(1)）</h1>@if (x) { <p>年</p> }")]
    public void Patterns_comments_and_expressions_are_not_accused(string path, string text) =>
        Assert.Empty(PunctuationLaw.Offences(new(path, text)));
}
