using System.Text.Json;

namespace County.Web.Tests.Cli;

/// <summary>The command on real reports, where this machine has them: the faults that they are known for are named.</summary>
[Trait("shows", "main-job")]
[Trait("shows", "reading")]
public class SamplesTests
{
    private static readonly (string Sample, string Fault)[] Known =
    [
        ("013", "F-BLANK"), ("059", "F-BLANK"), ("059", "F-FORMAT-YEAR"), ("025", "T3-COL-TOTAL"),
        ("097", "T2-ISSUED-LE-FORCE"), ("098", "X-RULES-ZERO"),
    ];

    [Fact]
    public async Task The_faults_of_real_reports_are_named()
    {
        if (Folder() is not { } folder)
        {
            Assert.Skip("no shared/samples beside this repository, and COUNTY_SAMPLES is not set");
            return;
        }

        string[] files = [.. Known.Select(one => one.Sample).Distinct().Select(id => Path.Combine(folder, $"{id}.txt"))];
        var ended = await CountyProcess.RunAsync(new Dictionary<string, string>(), ["read", "--json", .. files]);

        Assert.Equal((0, ""), (ended.Status, ended.Errors));
        var read = ended.OutputLines.Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(
            one => Path.GetFileNameWithoutExtension(one.GetProperty("file").GetString()!),
            one => one.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()!).ToList());
        Assert.All(Known, one => Assert.Contains(one.Fault, read[one.Sample]));
        Assert.Equal(["T3-COL-TOTAL"], read["025"].Distinct());
        Assert.DoesNotContain("F-FORMAT-YEAR", read["013"]);
    }

    [Fact]
    public async Task Every_real_report_ends_in_figures_or_in_one_clear_line()
    {
        if (Folder() is not { } folder)
        {
            Assert.Skip("no shared/samples beside this repository, and COUNTY_SAMPLES is not set");
            return;
        }

        var files = Directory.GetFiles(folder, "*.txt").Order().ToList();
        var ended = await CountyProcess.RunAsync(new Dictionary<string, string>(), ["read", "--json", .. files]);

        Assert.Equal(ended.Errors.Length == 0 ? 0 : 2, ended.Status);
        Assert.Equal(files.Count, ended.OutputLines.Count + ended.ErrorLines.Count);
        Assert.All(ended.ErrorLines, line => Assert.Single(files, file => line.StartsWith($"{file}: ", StringComparison.Ordinal)));
    }

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("COUNTY_SAMPLES") is { Length: > 0 } named) return named;
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var samples = Path.Combine(above.FullName, "shared", "samples");
            if (Directory.Exists(samples)) return samples;
        }

        return null;
    }
}
