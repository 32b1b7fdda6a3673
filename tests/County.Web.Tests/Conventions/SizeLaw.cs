using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace County.Web.Tests.Conventions;

/// <summary>How long a file, a method and a line may be.</summary>
internal static class SizeLaw
{
    private const int Method = 40;
    private const int Line = 120;

    public static IEnumerable<string> Offences(SourceFile file)
    {
        var allowed = Allowed(file);
        if (file.Lines.Count > allowed) yield return $"{file.Path}: {file.Lines.Count} lines, {allowed} are allowed";
        for (var i = 0; i < file.Lines.Count; i++)
        {
            if (file.Lines[i].Length > Line) yield return $"{file.Path}:{i + 1}: {file.Lines[i].Length} characters";
        }

        if (file.Extension is not (".cs" or ".razor")) yield break;
        foreach (var method in file.Syntax.DescendantNodes().Where(IsMethod))
        {
            var place = method.SyntaxTree.GetLineSpan(WithoutAttributes(method));
            var length = place.EndLinePosition.Line - place.StartLinePosition.Line + 1;
            if (length > Method) yield return $"{file.Path}: {Name(method)} has {length} lines";
        }
    }

    private static int Allowed(SourceFile file) =>
        file.IsUnder("src/County.Web/") ? 200 : file.IsUnder("src/County.Reporting/") ? 400 : 250;

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    private static TextSpan WithoutAttributes(SyntaxNode method)
    {
        var first = method.ChildNodesAndTokens().First(child => !child.IsKind(SyntaxKind.AttributeList));
        return TextSpan.FromBounds(first.SpanStart, method.Span.End);
    }

    private static string Name(SyntaxNode method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        ConstructorDeclarationSyntax made => made.Identifier.Text,
        _ => method.Kind().ToString(),
    };
}

[Trait("shows", "main-job")]
public sealed class SizeTests
{
    private static readonly string[] Measured = [".cs", ".razor", ".sql", ".sh", ".css", ".ts", ".props", ".csproj"];

    [Fact]
    public void Files_methods_and_lines_are_short() =>
        Verdict.NotGuilty(Tree.Files
            .Where(file => Measured.Contains(file.Extension) && !file.IsUnder("src/County.Data/Migrations/"))
            .SelectMany(SizeLaw.Offences));

    [Theory]
    [InlineData("src/County.Web/Features/Board/BoardPage.razor", 201, 200)]
    [InlineData("src/County.Reporting/Rules/Checker.cs", 401, 400)]
    [InlineData("src/County.Documents/ReportReader.cs", 251, 250)]
    [InlineData("tests/County.Web.Tests/Conventions/Tree.cs", 251, 250)]
    public void A_long_file_is_caught(string path, int lines, int allowed)
    {
        Assert.Empty(SizeLaw.Offences(new(path, Lines("//\n", allowed))));
        Assert.Equal(
            [$"{path}: {lines} lines, {allowed} are allowed"], SizeLaw.Offences(new(path, Lines("//\n", lines))));
    }

    [Fact]
    public void A_long_line_is_caught()
    {
        Assert.Empty(SizeLaw.Offences(new("a.cs", $"//{new string('x', 118)}")));
        Assert.Equal(["a.cs:1: 121 characters"], SizeLaw.Offences(new("a.cs", $"//{new string('x', 119)}")));
    }

    [Theory]
    [InlineData("a.cs", "class A {{ void Walk() {{\n{0}}} }}", "Walk")]
    [InlineData("a.cs", "class A {{ void B() {{ void Walk() {{\n{0}}} Walk(); }} }}", "B,Walk")]
    [InlineData("a.cs", "class A {{ public A() {{\n{0}}} }}", "A")]
    [InlineData("a.cs", "class A {{ int B {{ get {{\n{0}}} }} }}", "GetAccessorDeclaration")]
    [InlineData("a.razor", "<p>年</p>\n@code {{ void Walk() {{\n{0}}} }}", "Walk")]
    public void A_long_method_is_caught(string path, string shape, string names)
    {
        Assert.Empty(SizeLaw.Offences(new(path, Filled(shape, 39))));
        Assert.Equal(
            names.Split(',').Select(name => $"{path}: {name} has 41 lines"),
            SizeLaw.Offences(new(path, Filled(shape, 40))));
    }

    private static string Filled(string shape, int lines) =>
        string.Format(CultureInfo.InvariantCulture, shape, Lines(";\n", lines - 1) + ";");

    private static string Lines(string line, int count) => string.Concat(Enumerable.Repeat(line, count));
}
