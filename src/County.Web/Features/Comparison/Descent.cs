using County.Data;

namespace County.Web.Features.Comparison;

/// <summary>Of whose reports a unit's figure of a year is made.</summary>
/// <param name="Units">The units that went into it by that year's round; none where it was not there yet.</param>
/// <param name="Apart">Why the year does not compare with what the unit is now; null where it does.</param>
/// <param name="All">With those that were not listed that year: who is left out once is still the same.</param>
internal sealed record Ancestors(IReadOnlyList<int> Units, string? Apart, IReadOnlyList<int> All);

/// <summary>Follows units back through mergers, from round to round, by <see cref="Succession"/>.</summary>
internal sealed class Descent(Material material)
{
    private readonly Dictionary<(int Later, int Earlier), Succession> successions = [];

    /// <summary>By year, for a unit of the newest round.</summary>
    public IReadOnlyDictionary<int, Ancestors> Of(int unit)
    {
        var newest = material.Years[^1];
        var current = new Ancestors([unit], null, [unit]);
        var found = new Dictionary<int, Ancestors> { [newest] = current };
        foreach (var (earlier, later) in material.Years.Zip(material.Years.Skip(1)).Reverse())
        {
            found[earlier] = current = Before(current, later, earlier);
        }

        return found;
    }

    private Ancestors Before(Ancestors now, int later, int earlier)
    {
        var succession = Between(later, earlier);
        var apart = now.Apart ?? now.All.Select(unit => succession.WhyApart(unit) ?? Divided(unit, later, earlier))
            .FirstOrDefault(reason => reason is not null);
        var before = now.All.Concat(now.All.SelectMany(succession.PredecessorsOf).Select(line => line.UnitId))
            .Distinct().Order().ToList();
        return new Ancestors(
            [.. before.Where(unit => material.Members.ContainsKey((unit, earlier)))], apart, before);
    }

    /// <summary>A division in a year that had no round is one all the same.</summary>
    private string? Divided(int unit, int later, int earlier) => Enumerable.Range(earlier + 1, later - earlier - 1)
        .Select(year => Succession.WhyDivided(material.Lineage, unit, year)).FirstOrDefault(one => one is not null);

    private Succession Between(int later, int earlier)
    {
        if (successions.TryGetValue((later, earlier), out var known)) return known;
        // Who owed a report of the year before is a part of the figure, so that a missing one is seen to be missing.
        return successions[(later, earlier)] = new Succession(
            material.Lineage, later, material.Reporting(later), material.Reporting(earlier));
    }
}
