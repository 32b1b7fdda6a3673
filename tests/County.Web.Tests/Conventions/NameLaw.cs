using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace County.Web.Tests.Conventions;

/// <summary>Words that say nothing, and so stand in no name of a type, a file or a folder.</summary>
internal static partial class NameLaw
{
    private static readonly HashSet<string> Empty =
    [
        "Service", "Services", "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities",
        "Common", "Base", "Impl", "Dto", "Dtos", "DTO", "Core",
    ];

    public static IEnumerable<string> Offences(SourceFile file)
    {
        var names = file.Path.Split('/', '.').Concat(Types(file)).Distinct();
        return names.Where(name => Words().Matches(name).Any(word => Empty.Contains(word.Value)))
            .Select(name => $"{file.Path}: {name}");
    }

    private static IEnumerable<string> Types(SourceFile file) =>
        file.Syntax.DescendantNodes().Select(Name).OfType<string>();

    private static string? Name(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]*")]
    private static partial Regex Words();
}

[Trait("shows", "main-job")]
public sealed class NameTests
{
    [Fact]
    public void No_name_is_made_of_words_that_say_nothing() =>
        Verdict.NotGuilty(Tree.Code.SelectMany(NameLaw.Offences));

    [Theory]
    [InlineData("src/County.Core/Unit.cs", "", "Core")]
    [InlineData("src/Unit.cs", "record UnitDto;", "UnitDto")]
    [InlineData("src/Unit.cs", "class A { interface IReportService; }", "IReportService")]
    [InlineData("src/Unit.cs", "delegate void RoundManager();", "RoundManager")]
    [InlineData("src/PageBase.razor", "<p></p>", "PageBase")]
    [InlineData("src/Page.razor", "@code { enum UtilKind { A } }", "UtilKind")]
    public void A_name_made_of_such_a_word_is_caught(string path, string text, string name) =>
        Assert.Equal([$"{path}: {name}"], NameLaw.Offences(new(path, text)));

    [Fact]
    public void Words_that_merely_begin_alike_are_not_accused() => Assert.Empty(
        NameLaw.Offences(new("src/Database.cs", "class Database; class Scored; class Commons; class Utilised;")));
}
