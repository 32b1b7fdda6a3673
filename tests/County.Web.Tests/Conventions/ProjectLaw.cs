using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using County.Data;
using County.Reporting;

namespace County.Web.Tests.Conventions;

/// <summary>Who may refer to whom, and where packages are named.</summary>
internal static partial class ProjectLaw
{
    private static readonly Dictionary<string, string[]> MayReferTo = new()
    {
        ["County.Reporting"] = [],
        ["County.Documents"] = ["County.Reporting"],
        ["County.Data"] = ["County.Reporting"],
        ["County.Web"] = ["County.Data", "County.Documents", "County.Reporting"],
    };

    public static IEnumerable<string> Offences(SourceFile project)
    {
        var items = XDocument.Parse(project.Text).Descendants().ToList();
        var packages = items.Where(item => item.Name.LocalName == "PackageReference").ToList();
        var referred = items.Where(item => item.Name.LocalName == "ProjectReference")
            .Select(item => Path.GetFileNameWithoutExtension((string)item.Attribute("Include")!));
        if (MayReferTo.TryGetValue(project.Name, out var allowed))
        {
            foreach (var other in referred.Except(allowed)) yield return $"{project.Name} refers to {other}";
        }
        else if (project.IsUnder("src/"))
        {
            yield return $"{project.Name} has no place in the layout";
        }

        foreach (var package in packages)
        {
            var name = (string?)package.Attribute("Include");
            if (project.Name == "County.Reporting") yield return $"{project.Name} takes the package {name}";
            var version = package.Attribute("Version") ?? package.Attribute("VersionOverride");
            if (version is not null) yield return $"{project.Name} gives a {version.Name} of {name}";
        }
    }

    /// <summary>Each package says, on the line above, why it is there.</summary>
    public static IEnumerable<string> PackagesWithoutReason(SourceFile central)
    {
        for (var i = 1; i < central.Lines.Count; i++)
        {
            var package = PackageVersion().Match(central.Lines[i]);
            if (package.Success && !Reason().IsMatch(central.Lines[i - 1])) yield return package.Groups["name"].Value;
        }
    }

    /// <summary>What an assembly needs beside the framework's own libraries.</summary>
    public static IEnumerable<string?> Foreign(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name)
        .Where(name => name is not null && !name.StartsWith("System.", StringComparison.Ordinal));

    [GeneratedRegex("<PackageVersion Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"<!--(\s+\S+){3,}\s+-->")]
    private static partial Regex Reason();
}

[Trait("shows", "main-job")]
public sealed class ProjectTests
{
    [Fact]
    public void Projects_refer_only_to_those_below_them()
    {
        var projects = Tree.Files.Where(file => file.Extension == ".csproj").ToList();
        Assert.Equal(4, projects.Count(project => project.IsUnder("src/")));
        Verdict.NotGuilty(projects.SelectMany(ProjectLaw.Offences));
    }

    [Theory]
    [InlineData("County.Data", "ProjectReference Include='../County.Web/County.Web.csproj'", "refers to County.Web")]
    [InlineData("County.Reporting", "PackageReference Include='CsCheck'", "takes the package CsCheck")]
    [InlineData("County.Web", "PackageReference Include='Quartz' Version='4.7.3'", "gives a Version of Quartz")]
    [InlineData("County.Web", "PackageReference Include='A' VersionOverride='4'", "gives a VersionOverride of A")]
    [InlineData("County.Domain", "Using Include='Xunit'", "has no place in the layout")]
    public void A_project_that_refers_elsewhere_is_caught(string name, string item, string offence) => Assert.Equal(
        [$"{name} {offence}"],
        ProjectLaw.Offences(new($"src/{name}/{name}.csproj", $"<Project><ItemGroup><{item} /></ItemGroup></Project>")));

    [Fact]
    public void Every_package_says_why_it_is_there() =>
        Assert.Empty(ProjectLaw.PackagesWithoutReason(Tree.Find("Directory.Packages.props")!));

    [Fact]
    public void A_package_without_a_reason_is_caught() => Assert.Equal(["A", "C"], ProjectLaw.PackagesWithoutReason(new(
        "Directory.Packages.props",
        """
        <ItemGroup>
          <PackageVersion Include="A" Version="1" />
          <!-- Reads what browsers read. -->
          <PackageVersion Include="B" Version="1" />
          <!-- Needed. -->
          <PackageVersion Include="C" Version="1" />
        """)));

    [Fact]
    public void Reporting_needs_nothing_but_the_framework() =>
        Assert.Empty(ProjectLaw.Foreign(typeof(Catalogue).Assembly));

    [Fact]
    public void An_assembly_that_needs_more_is_caught() =>
        Assert.Contains("Npgsql", ProjectLaw.Foreign(typeof(CountyContext).Assembly));
}
