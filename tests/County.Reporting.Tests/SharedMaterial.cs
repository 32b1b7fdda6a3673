namespace County.Reporting.Tests;

/// <summary>The facts the project began with, where they lie in a folder above or <c>COUNTY_SHARED</c> says.</summary>
internal static class SharedMaterial
{
    /// <summary>The path of a file of the facts; where it is not at hand, the test is skipped.</summary>
    public static string File(string name)
    {
        var file = Folders().Select(folder => Path.Combine(folder, "domain", name))
            .FirstOrDefault(System.IO.File.Exists);
        Assert.SkipWhen(file is null, $"No folder above has shared/domain/{name}, nor does COUNTY_SHARED name one");
        return file!;
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("COUNTY_SHARED") is { Length: > 0 } told) yield return told;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared");
        }
    }
}
