using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace County.Web.Tests.Conventions;

/// <summary>
/// Bugs and outages pass through to the one place that logs them. Who tidies up and throws on has swallowed nothing.
/// </summary>
internal static class CatchLaw
{
    public static IEnumerable<string> Offences(SourceFile file)
    {
        if (file.IsUnder("src/County.Web/Hosting/")) return [];
        return from clause in file.Syntax.DescendantNodes().OfType<CatchClauseSyntax>()
               where clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
               where clause.Block.Statements.LastOrDefault() is not ThrowStatementSyntax { Expression: null }
               let line = clause.GetLocation().GetLineSpan().StartLinePosition.Line + 1
               select $"{file.Path}:{line}: catches everything";
    }
}

[Trait("shows", "main-job")]
public sealed class CatchTests
{
    [Fact]
    public void Only_the_host_catches_everything() => Verdict.NotGuilty(Tree.Product.SelectMany(CatchLaw.Offences));

    [Theory]
    [InlineData("catch (Exception) { }")]
    [InlineData("catch (System.Exception e) when (e is IOException) { throw new InvalidOperationException(); }")]
    [InlineData("catch { return; }")]
    public void A_page_that_catches_everything_is_caught(string clause) => Assert.Equal(
        ["src/County.Web/Features/Board/Board.cs:1: catches everything"],
        CatchLaw.Offences(new("src/County.Web/Features/Board/Board.cs", Method(clause))));

    [Theory]
    [InlineData("catch { Dispose(); throw; }")]
    [InlineData("catch (IOException) { }")]
    public void Tidying_up_and_naming_what_is_expected_are_not_accused(string clause) =>
        Assert.Empty(CatchLaw.Offences(new("src/County.Web/Features/Board/Board.cs", Method(clause))));

    private static string Method(string clause) => $"class Board {{ void Show() {{ try {{ }} {clause} }} }}";
}
