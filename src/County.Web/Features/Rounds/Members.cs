using County.Data;

namespace County.Web.Features.Rounds;

/// <summary>Puts units on a round's list.</summary>
internal static class Members
{
    /// <summary>A unit of a round has a report from the beginning; the caller saves.</summary>
    public static void Add(CountyContext db, Round round, int unit, string? exemption, DateTimeOffset now)
    {
        db.RoundUnits.Add(new RoundUnit
        {
            CountyId = round.CountyId,
            UnitId = unit,
            Year = round.Year,
            Exemption = exemption,
        });
        db.Reports.Add(new Report { CountyId = round.CountyId, UnitId = unit, Year = round.Year, ChangedAt = now });
    }
}
