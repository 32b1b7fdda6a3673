using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>Whom a county tells things, by which ways and on which days.</summary>
/// <param name="County">The county's name.</param>
/// <param name="Calendar">The one the county goes by.</param>
internal sealed record Audience(
    int CountyId, string County, NotificationSettings Settings, Calendar Calendar,
    IReadOnlyList<Audience.Person> Members)
{
    internal sealed record Person(int MembershipId, int? UnitId, string? Telephone, string? Email, Right[] Rights);

    /// <summary>In whose name the county's notices come.</summary>
    public string Sender => Settings.SenderName ?? $"{County}政务公开主管部门";

    public IEnumerable<Person> In(int? unit, IReadOnlyCollection<Right> rights) => Members.Where(
        person => person.UnitId == unit && (rights.Count == 0 || person.Rights.Any(rights.Contains)));

    /// <summary>The office and every unit of a county; works as the office and as the aggregator.</summary>
    public static async Task<Audience> OfAsync(CountyContext db, int county, CancellationToken cancellation)
    {
        var name = await db.Counties.Where(c => c.CountyId == county).Select(c => c.Name).SingleAsync(cancellation);
        // The columns are named: whose account it is, the aggregator may not read.
        var people = await db.Memberships.AsNoTracking().Where(m => m.CountyId == county && m.ClosedAt == null)
            .OrderBy(m => m.MembershipId)
            .Select(m => new Person(m.MembershipId, m.UnitId, m.Telephone, m.Email, m.Rights))
            .ToListAsync(cancellation);
        return new Audience(
            county, name, await SettingsAsync(db, county, cancellation),
            await CalendarBook.OfAsync(db, county, cancellation), people);
    }

    /// <summary>How a county reminds; the defaults where it has set nothing.</summary>
    public static async Task<NotificationSettings> SettingsAsync(
        CountyContext db, int county, CancellationToken cancellation) =>
        await db.NotificationSettings.AsNoTracking().SingleOrDefaultAsync(s => s.CountyId == county, cancellation)
            ?? new NotificationSettings { CountyId = county };
}
