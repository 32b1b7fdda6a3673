using System.Diagnostics;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Conventions;

/// <summary>What the compiler itself refuses: a project of offences, each marked on its line with its code.</summary>
internal static partial class BuildLaw
{
    /// <summary>The marks of the sources, as "path:line code".</summary>
    public static IEnumerable<string> Marked(IEnumerable<SourceFile> sources) =>
        from source in sources
        from line in source.Lines.Select((text, index) => (Text: text, Number: index + 1))
        let mark = Mark().Match(line.Text)
        from code in mark.Groups["code"].Captures
        select $"{source.Path}:{line.Number} {code.Value}";

    /// <summary>What a build refuses, in the same words, and whether it failed.</summary>
    public static async Task<(int Status, IReadOnlyList<string> Errors)> BuildAsync(string project)
    {
        // A server left running would outlive the test.
        var start = new ProcessStartInfo("dotnet", ["build", project, "-c", "Release", "--disable-build-servers"])
        {
            WorkingDirectory = Tree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var build = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var complaints = build.StandardError.ReadToEndAsync(stop);
        var output = await build.StandardOutput.ReadToEndAsync(stop) + await complaints;
        await build.WaitForExitAsync(stop);
        return (build.ExitCode, [.. Error().Matches(output).Select(Sentence).Distinct()]);
    }

    private static string Sentence(Match error)
    {
        var path = Path.GetRelativePath(Tree.Root, error.Groups["path"].Value).Replace('\\', '/');
        return $"{path}:{error.Groups["line"].Value} {error.Groups["code"].Value}";
    }

    [GeneratedRegex("// refused:( (?<code>[A-Z]+[0-9]+))+$")]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^\s*(?<path>[^\n(]+)\((?<line>[0-9]+),[0-9]+\): (error|warning) (?<code>[A-Z]+[0-9]+):",
        RegexOptions.Multiline)]
    private static partial Regex Error();
}

[Trait("shows", "main-job")]
public sealed class BuildTests
{
    [Fact]
    public async Task The_compiler_refuses_what_the_law_forbids_and_nothing_else()
    {
        const string folder = "tests/specimens/";
        var sources = Tree.Files.Where(file => file.IsUnder(folder) && file.Extension == ".cs");
        var marked = BuildLaw.Marked(sources).ToList();
        var (status, errors) = await BuildLaw.BuildAsync(folder + "Specimens.csproj");
        Assert.Equal(1, status);
        Assert.Equal(marked.Order(StringComparer.Ordinal), errors.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["CS8602", "EF1002", "IDE0005", "IDE0055", "IDE0161", "RS0030"],
            marked.Select(mark => mark.Split(' ')[^1]).Distinct().Order(StringComparer.Ordinal));
    }
}
