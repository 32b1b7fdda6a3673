using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Audit;

/// <summary>The county's audit record before the administrator of its office, newest first.</summary>
public static class AuditEndpoint
{
    private const int Lines = 50;

    public sealed record Model(
        AuditFilter Filter, IReadOnlyList<Line> Lines, IReadOnlyList<KeyValuePair<int, string>> Units, string? Older);

    /// <summary>An entry as people read it.</summary>
    public sealed record Line(AuditEntry Entry, string? Unit, IReadOnlyList<AuditChange> Changes);

    public static async Task<RazorComponentResult<AuditPage>> Page(
        [AsParameters] AuditFilter filter, CountyContext db, CancellationToken cancellation)
    {
        var units = await db.Units.AsNoTracking().OrderBy(unit => unit.UnitId)
            .Select(unit => KeyValuePair.Create(unit.UnitId, unit.Name)).ToListAsync(cancellation);
        var names = units.ToDictionary();
        // One more tells whether there is an older page.
        var entries = await filter.Of(db).Take(Lines + 1).ToListAsync(cancellation);
        var older = entries.Count > Lines ? filter.Query(entries[Lines - 1]) : null;
        return Pages.Show<AuditPage, Model>(new Model(
            filter,
            [.. entries.Take(Lines).Select(entry => new Line(
                entry, entry.UnitId is { } unit ? names.GetValueOrDefault(unit) : null, AuditText.Changes(entry)))],
            units, older));
    }
}
