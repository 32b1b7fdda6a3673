using System.Text.RegularExpressions;

namespace County.Web.Tests.Conventions;

/// <summary>
/// An expression that follows a letter or a figure stands in brackets: without them a component takes the two for a
/// mail address, and the page shows the name of the expression.
/// </summary>
internal static partial class ExpressionLaw
{
    public static IEnumerable<string> Offences(SourceFile file) => file.Extension == ".razor"
        ? MailAddress().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")
        : [];

    [GeneratedRegex(@"[\p{L}\p{N}]@[\p{L}_]\w*")]
    private static partial Regex MailAddress();
}

[Trait("shows", "main-job")]
public sealed class ExpressionTests
{
    [Fact]
    public void No_expression_is_taken_for_a_mail_address() =>
        Verdict.NotGuilty(Tree.Product.SelectMany(ExpressionLaw.Offences));

    [Theory]
    [InlineData("<p>@Model.People 个@Missing</p>", "个@Missing")]
    [InlineData("<p>2026@L</p>", "6@L")]
    public void An_expression_that_is_taken_for_one_is_caught(string text, string found) =>
        Assert.Equal([$"Page.razor: {found}"], ExpressionLaw.Offences(new("Page.razor", text)));

    [Fact]
    public void Brackets_and_spaces_keep_them_apart() => Assert.Empty(
        ExpressionLaw.Offences(new("Page.razor", "<p class=\"@Name\">共 @Count 个@(Missing)（@Unit）</p>")));
}
