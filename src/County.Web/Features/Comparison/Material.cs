using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Comparison;

/// <summary>A unit of a round with its report of that year.</summary>
internal sealed record Member(
    int UnitId, string Code, string Name, UnitKind Kind, string? OutsideSum, int Year, string? Exemption, bool IsSample,
    ReportState State, int LatestVersion, int? AcceptedVersion)
{
    /// <summary>Whether it has a report of its own to hand in, or has handed one in all the same.</summary>
    public bool Reports => Exemption is null || LatestVersion > 0;
}

/// <summary>The submission that counts: the accepted one, else the newest.</summary>
internal sealed record Given(
    int UnitId, int Year, int Version, string Format, long?[] Proactive, long?[] Applications, long?[] Disputes)
{
    public Figures Figures { get; } = Figures.Of(Catalogue.Of(Format), Proactive, Applications, Disputes);
}

/// <summary>All that a comparison is made of: a query for each kind of it, however many units and years.</summary>
/// <param name="Years">Years with a round, the oldest first.</param>
internal sealed record Material(
    IReadOnlyList<int> Years, IReadOnlyDictionary<(int Unit, int Year), Member> Members,
    IReadOnlyDictionary<(int Unit, int Year), Given> Given, IReadOnlyList<UnitLineage> Lineage)
{
    /// <param name="year">The last year.</param>
    /// <param name="span">How many years back it reaches, that year included.</param>
    public static async Task<Material> ReadAsync(
        CountyContext db, int county, int year, int span, CancellationToken cancellation)
    {
        var first = year - span + 1;
        var years = await db.Rounds.Where(r => r.CountyId == county && r.Year >= first && r.Year <= year)
            .OrderBy(r => r.Year).Select(r => r.Year).ToListAsync(cancellation);
        var members = await MembersOf(db, county, first, year).ToListAsync(cancellation);
        var given = await GivenOf(db, county, first, year).ToListAsync(cancellation);
        var lineage = await db.Lineage.AsNoTracking().Where(line => line.CountyId == county).ToListAsync(cancellation);
        return new Material(
            years, members.ToDictionary(one => (one.UnitId, one.Year)),
            given.ToDictionary(one => (one.UnitId, one.Year)), lineage);
    }

    /// <summary>The units that have a report of a year to hand in.</summary>
    public IReadOnlySet<int> Reporting(int year) =>
        Members.Values.Where(one => one.Year == year && one.Reports).Select(one => one.UnitId).ToHashSet();

    private static IQueryable<Member> MembersOf(CountyContext db, int county, int first, int last) =>
        from report in db.Reports
        join unit in db.Units on new { report.CountyId, report.UnitId } equals new { unit.CountyId, unit.UnitId }
        join member in db.RoundUnits on new { report.CountyId, report.UnitId, report.Year }
            equals new { member.CountyId, member.UnitId, member.Year }
        where report.CountyId == county && report.Year >= first && report.Year <= last
        select new Member(
            unit.UnitId, unit.Code, unit.Name, unit.Kind, unit.OutsideSum, report.Year, member.Exemption,
            member.IsSample, report.State, report.LatestVersion, report.AcceptedVersion);

    private static IQueryable<Given> GivenOf(CountyContext db, int county, int first, int last) =>
        from report in db.Reports
        join submission in db.Submissions
            on new { report.CountyId, report.UnitId, report.Year, V = report.AcceptedVersion ?? report.LatestVersion }
            equals new { submission.CountyId, submission.UnitId, submission.Year, V = submission.Version }
        where report.CountyId == county && report.Year >= first && report.Year <= last
        select new Given(
            submission.UnitId, submission.Year, submission.Version, submission.Format, submission.Proactive,
            submission.Applications, submission.Disputes);
}
