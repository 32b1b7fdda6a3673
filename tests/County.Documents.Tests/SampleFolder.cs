using System.Text.Json;

namespace County.Documents.Tests;

/// <summary>The real reports, which are not part of the repository.</summary>
internal static class SampleFolder
{
    public static string? Path { get; } = Find();

    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Path!, "???.txt")
        .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static ReadResult Read(string id) =>
        ReportReader.Read(File.ReadAllBytes(System.IO.Path.Combine(Path!, id + ".txt")), id + ".txt");

    /// <summary>The figures a reader should get, in the printed unit; null where none are given.</summary>
    public static Dictionary<string, decimal?>? Expected(string id)
    {
        var file = System.IO.Path.Combine(Path!, id + ".json");
        if (!File.Exists(file)) return null;
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty("figures").Deserialize<Dictionary<string, decimal?>>();
    }

    public static void SkipWithout() => Assert.SkipWhen(
        Path is null, "the folder of real reports is not here: set COUNTY_SAMPLES or put it at shared/samples");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("COUNTY_SAMPLES") is { Length: > 0 } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = System.IO.Path.Combine(folder.FullName, "shared", "samples");
            if (Directory.Exists(samples)) return samples;
        }

        return null;
    }
}
