using System.Text.RegularExpressions;

namespace County.Web.Tests.Conventions;

/// <summary>What no file of the tree says: work left over, somebody's machine, somebody's package feed.</summary>
internal static partial class TextLaw
{
    public static IEnumerable<string> Offences(SourceFile file) =>
        from pattern in new[] { Leftover(), MachinePath(), Feed() }
        from match in pattern.Matches(file.Text)
        select $"{file.Path}: {match.Value}";

    public static IEnumerable<string> TooLong(SourceFile? file, int lines) =>
        file is not null && file.Lines.Count >= lines ? [$"{file.Path} has {file.Lines.Count} lines"] : [];

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b")]
    private static partial Regex Leftover();

    // A path of the machine it was written on; /var/tmp is chosen by the scripts.
    [GeneratedRegex(@"(?<![\w.)}$])/(work|home|root|Users|tmp)/[\w.]+")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(?i)\bhttps?://[\w.-]*(nuget|npm|pypi|artifactory|nexus|verdaccio|mirror|registry)[\w./-]*")]
    private static partial Regex Feed();
}

[Trait("shows", "main-job")]
public sealed class TextTests
{
    [Fact]
    public void No_file_tells_of_work_left_over_or_of_a_machine() =>
        Verdict.NotGuilty(Tree.Files.SelectMany(TextLaw.Offences));

    [Theory]
    [InlineData("// TO|DO: sum", "TO|DO")]
    [InlineData("# FIX|ME", "FIX|ME")]
    [InlineData("psql -f /wo|rk/main/roles.sql", "/wo|rk/main")]
    [InlineData("<Import Project=\"/ho|me/clerk/County.props\" />", "/ho|me/clerk")]
    [InlineData("cat /tm|p/x", "/tm|p/x")]
    [InlineData("\"resolved\": \"https:/|/regis|try.npmjs.org/htmx\"", "https:/|/regis|try.npmjs.org/htmx")]
    [InlineData("--source http:/|/nu|get.example/v3", "http:/|/nu|get.example/v3")]
    public void Text_that_does_is_caught(string text, string found) => Assert.Equal(
        [$"a.sh: {Whole(found)}"], TextLaw.Offences(new("a.sh", Whole(text))));

    [Theory]
    [InlineData("outside=/var/tmp/county-1")]
    [InlineData("\"$root/work/log\" https://dot.net")]
    public void Paths_that_are_made_where_they_are_used_are_not_accused(string text) =>
        Assert.Empty(TextLaw.Offences(new("a.sh", text)));

    [Fact]
    public void What_is_read_first_is_short()
    {
        Assert.Empty(TextLaw.TooLong(Tree.Find("README.md"), 120));
        Assert.Empty(TextLaw.TooLong(Tree.Find(".editorconfig"), 60));
        Assert.Empty(TextLaw.TooLong(Tree.Find("src/County.Web/Program.cs"), 61));
    }

    [Fact]
    public void A_long_readme_is_caught() => Assert.Equal(
        ["README.md has 120 lines"],
        TextLaw.TooLong(new("README.md", string.Concat(Enumerable.Repeat("x\n", 120))), 120));

    // Written in halves, for this file is judged too.
    private static string Whole(string text) => text.Replace("|", "", StringComparison.Ordinal);
}
