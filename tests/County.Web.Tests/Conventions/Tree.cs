namespace County.Web.Tests.Conventions;

/// <summary>The files of this repository, as the laws read them.</summary>
internal static class Tree
{
    private static readonly HashSet<string> NotOurs =
        ["bin", "obj", "node_modules", "wwwroot", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".state", ".vs"];

    private static readonly HashSet<string> Binary =
        [".png", ".ico", ".gz", ".docx", ".xlsx", ".pdf", ".pfx", ".woff2"];

    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Every text file.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Walk(Root).Order(StringComparer.Ordinal).Select(path => Read(path))];

    /// <summary>C# and Razor written by hand; what breaks the law on purpose is not among them.</summary>
    public static IReadOnlyList<SourceFile> Code { get; } = [.. Files.Where(file =>
        file.Extension is ".cs" or ".razor"
        && !file.IsUnder("tests/specimens/")
        && !file.IsUnder("src/County.Data/Migrations/"))];

    /// <summary>The part of <see cref="Code"/> that is the product.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. Code.Where(file => file.IsUnder("src/"))];

    public static SourceFile? Find(string path) => Files.FirstOrDefault(file => file.Path == path);

    private static SourceFile Read(string path) =>
        new(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFileSystemEntries(folder)
            .Where(path => !NotOurs.Contains(Path.GetFileName(path)) && !Binary.Contains(Path.GetExtension(path)))
            .SelectMany(path => Directory.Exists(path) ? Walk(path) : [path]);

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "County.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository");
    }
}
