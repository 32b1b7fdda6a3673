using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace County.Reporting;

/// <summary>Common reasons why a query is right as it stands, to pick from and to complete.</summary>
public static class Reasons
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> All = Load();

    /// <summary>The common reasons of a rule, most frequent first; none where it has none.</summary>
    /// <param name="code">Code of the rule, such as X-CARRY.</param>
    public static ImmutableArray<string> Of(string code) => All.GetValueOrDefault(code, []);

    private static FrozenDictionary<string, ImmutableArray<string>> Load()
    {
        using var stream = typeof(Reasons).Assembly.GetManifestResourceStream("Rules/reasons.json")
            ?? throw new InvalidOperationException("The common reasons are not embedded");
        return JsonSerializer.Deserialize<Dictionary<string, ImmutableArray<string>>>(stream)!.ToFrozenDictionary();
    }
}
