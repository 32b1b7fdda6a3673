using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace County.Web.Tests.Conventions;

/// <summary>
/// A feature folder names no other feature; what two share moves down. The lists that stand directly in Features, and
/// the program's own table of contents, name them all.
/// </summary>
internal static class FeatureLaw
{
    private const string Web = "src/County.Web/";
    private const string Features = Web + "Features/";

    public static IEnumerable<string> Offences(IReadOnlyCollection<SourceFile> files)
    {
        var types = files.Where(file => Folder(file) is not null)
            .SelectMany(file => TypeNames(file), (file, type) => (Folder: Folder(file)!, Type: type))
            .ToLookup(pair => pair.Folder, pair => pair.Type);
        foreach (var file in files.Where(file => file.IsUnder(Web) && !IsList(file)))
        {
            var own = Folder(file);
            foreach (var other in types.Where(folder => folder.Key != own))
            {
                var name = $@"\bFeatures\.{other.Key}\b|(?<![.\w]){other.Key}\.({string.Join('|', other)})\b";
                if (Regex.IsMatch(file.Text, name)) yield return $"{file.Path} names {other.Key}";
            }

            if (own is not null && file.Extension == ".cs" && !IsAtHome(file, own))
            {
                yield return $"{file.Path} is not in the namespace of its folder";
            }
        }
    }

    private static bool IsList(SourceFile file) =>
        file.Path == Web + "Program.cs" || (file.IsUnder(Features) && Folder(file) is null);

    private static string? Folder(SourceFile file)
    {
        var parts = file.Path.Split('/');
        return file.IsUnder(Features) && parts.Length > 4 ? parts[3] : null;
    }

    private static IEnumerable<string> TypeNames(SourceFile file) => file.Extension == ".razor"
        ? [file.Name]
        : file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text);

    private static bool IsAtHome(SourceFile file, string folder) =>
        file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
            .All(space => space.Name.ToString() == $"County.Web.Features.{folder}");
}

[Trait("shows", "main-job")]
public sealed class FeatureTests
{
    private static readonly SourceFile Summaries = new(
        "src/County.Web/Features/Summaries/RollUp.cs",
        "namespace County.Web.Features.Summaries; internal sealed class RollUp;");

    public static TheoryData<string, string> Specimens => new()
    {
        { "Features/Board/Board.cs", "using County.Web.Features.Summaries; namespace County.Web.Features.Board;" },
        { "Features/Board/Board.cs", "namespace County.Web.Features.Board; class Board { Summaries.RollUp? rolled; }" },
        { "Features/Board/Board.cs", "namespace County.Web.Features.Board; class A { Features.Summaries.RollUp? a; }" },
        { "Features/Board/Board.razor", "@using County.Web.Features.Summaries" },
        { "Features/Board/Parts/Panel.razor", "<Summaries.RollUp />" },
        { "Hosting/Foundation.cs", "using static County.Web.Features.Summaries.RollUp;" },
        { "_Imports.razor", "@using County.Web.Features.Summaries" },
    };

    [Fact]
    public void No_feature_names_another() => Verdict.NotGuilty(FeatureLaw.Offences(Tree.Product));

    [Theory]
    [MemberData(nameof(Specimens))]
    public void A_file_that_names_a_feature_is_caught(string path, string text) => Assert.Equal(
        [$"src/County.Web/{path} names Summaries"],
        FeatureLaw.Offences([new SourceFile($"src/County.Web/{path}", text), Summaries]));

    [Fact]
    public void A_file_in_the_namespace_of_another_folder_is_caught() => Assert.Equal(
        ["src/County.Web/Features/Board/Board.cs is not in the namespace of its folder"],
        FeatureLaw.Offences([new("src/County.Web/Features/Board/Board.cs", "namespace County.Web.Features;")]));

    [Fact]
    public void The_lists_of_the_site_and_properties_named_alike_are_not_accused() => Assert.Empty(FeatureLaw.Offences(
    [
        Summaries,
        new SourceFile("src/County.Web/Features/Endpoints.cs", "using County.Web.Features.Summaries;"),
        new SourceFile("src/County.Web/Program.cs", "using County.Web.Features.Summaries;"),
        new SourceFile("src/County.Web/Features/Board/Board.razor", "@Model.Summaries.Count @db.Summaries.RollUp"),
    ]));
}
