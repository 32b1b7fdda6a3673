using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace County.Web.Tests.Conventions;

/// <summary>A test that is left out says in a sentence why.</summary>
internal static class SkipLaw
{
    public static IEnumerable<string> Offences(SourceFile file) =>
        from reason in Attributes(file.Syntax).Concat(Calls(file.Syntax))
        where Words(reason) < 3
        select $"{file.Path}: {reason}";

    private static int Words(ExpressionSyntax reason) => reason switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText.Split(' ').Length,
        InterpolatedStringExpressionSyntax filled => filled.Contents.ToString().Split(' ').Length,
        _ => 0,
    };

    private static IEnumerable<ExpressionSyntax> Attributes(SyntaxNode root) =>
        from argument in root.DescendantNodes().OfType<AttributeArgumentSyntax>()
        where argument.NameEquals?.Name.Identifier.Text == "Skip"
        select argument.Expression;

    // Assert.Skip(reason), Assert.SkipWhen(condition, reason), Assert.SkipUnless(condition, reason)
    private static IEnumerable<ExpressionSyntax> Calls(SyntaxNode root) =>
        from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.ToString().StartsWith("Assert.Skip", StringComparison.Ordinal)
        select call.ArgumentList.Arguments[^1].Expression;
}

[Trait("shows", "main-job")]
public sealed class SkipTests
{
    [Fact]
    public void No_test_is_left_out_without_a_reason() =>
        Verdict.NotGuilty(Tree.Code.Where(file => file.IsUnder("tests/")).SelectMany(SkipLaw.Offences));

    [Theory]
    [InlineData("[Fact(Skip = \"\")] void B() { }", "\"\"")]
    [InlineData("[Theory(DisplayName = \"b\", Skip = \"flaky\")] void B() { }", "\"flaky\"")]
    [InlineData("void B() { Assert.SkipWhen(true, \"later\"); }", "\"later\"")]
    [InlineData("void B() { Assert.SkipUnless(true, $\"{c}\"); }", "$\"{c}\"")]
    [InlineData("void B() { Assert.Skip(why); }", "why")]
    public void A_test_left_out_without_one_is_caught(string member, string reason) =>
        Assert.Equal([$"a.cs: {reason}"], SkipLaw.Offences(new("a.cs", $"class A {{ {member} }}")));

    [Fact]
    public void A_reason_is_not_accused() => Assert.Empty(SkipLaw.Offences(
        new("a.cs", "class A { [Fact(Skip = \"needs two network cards\")] void B() { } }")));
}
