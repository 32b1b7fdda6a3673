using System.Globalization;
using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>
/// Keeps what units took over from those merged into them: a row is written only where what it is the sum of has
/// changed, and goes when there is no longer a cause for it.
/// </summary>
internal static class TakeOver
{
    /// <summary>Brings the rows of a year up to date; the caller saves.</summary>
    /// <param name="year">The year of the figures.</param>
    public static async Task<Dictionary<int, TakenOver>> KeepAsync(
        CountyContext db, int county, int year, Succession succession, IReadOnlyDictionary<int, Counted> counted,
        CancellationToken cancellation)
    {
        var kept = await db.TakenOver.Where(row => row.CountyId == county && row.Year == year)
            .ToDictionaryAsync(row => row.UnitId, cancellation);
        var wanted = succession.Heirs().Select(heir => Of(
            county, heir, year, [.. succession.PredecessorsOf(heir).Select(line => (line, counted[line.UnitId]))]))
            .ToDictionary(row => row.UnitId);
        db.TakenOver.RemoveRange(kept.Values.Where(row => !wanted.ContainsKey(row.UnitId)));
        foreach (var row in wanted.Values)
        {
            if (!kept.TryGetValue(row.UnitId, out var old)) db.TakenOver.Add(row);
            else if (old.InputHash != row.InputHash) db.Entry(old).CurrentValues.SetValues(row);
        }

        return wanted;
    }

    private static TakenOver Of(
        int county, int heir, int year, IReadOnlyList<(UnitLineage Line, Counted Report)> parts)
    {
        // The form of the year; a report published on another one is read through the bridge.
        var form = Catalogue.ForYear(year) ?? parts[0].Report.Figures.Format;
        var (proactive, applications, disputes) =
            Bridge.Sum(form, parts.Select(part => part.Report.Figures)).Parts();
        return new TakenOver
        {
            CountyId = county,
            UnitId = heir,
            Year = year,
            Format = form.Id,
            Proactive = proactive,
            Applications = applications,
            Disputes = disputes,
            Predecessors = [.. parts.Select(part => part.Line.NameBefore)],
            InputHash = Hash(form, parts),
        };
    }

    private static string Hash(Format form, IEnumerable<(UnitLineage Line, Counted Report)> parts) =>
        ContentHash.OfText(string.Join('\n', parts
            .Select(part => string.Create(
                CultureInfo.InvariantCulture,
                $"{part.Report.UnitId},{part.Report.Version},{part.Report.ContentHash},{part.Line.NameBefore}"))
            .Prepend(form.Id)));
}
