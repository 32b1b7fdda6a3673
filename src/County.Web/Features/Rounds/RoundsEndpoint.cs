using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Rounds;

/// <summary>The county's rounds, the newest first.</summary>
internal static class RoundsEndpoint
{
    public static async Task<IResult> Page(CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year)
            .Select(r => new RoundsModel.Line(
                r, db.RoundUnits.Count(m => m.Year == r.Year),
                db.RoundUnits.Count(m => m.Year == r.Year && m.Exemption != null),
                db.RoundUnits.Count(m => m.Year == r.Year && m.ExtendedTo != null)))
            .ToListAsync(cancellation);
        return Pages.Show<RoundsPage, RoundsModel>(
            new RoundsModel(caller.CountyName, rounds, caller.Has(Right.Administrator)));
    }
}

/// <summary>What the list of rounds shows.</summary>
public sealed record RoundsModel(string County, IReadOnlyList<RoundsModel.Line> Rounds, bool MayOpen)
{
    public sealed record Line(Round Round, int Units, int Exempt, int Extended);
}
