using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>The rounds of a county that are open: from their first day to their last date.</summary>
internal static class Season
{
    public static async Task<IReadOnlyList<Round>> OpenAsync(
        CountyContext db, int county, DateOnly day, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.CountyId == county && r.Opens <= day)
            .OrderBy(r => r.Year).ToListAsync(cancellation);
        return [.. rounds.Where(round => RoundDates.Of(round).Max(date => date.Date) >= day)];
    }

    /// <summary>
    /// Holds off whoever else works on the round until the transaction ends: another process that reminds, the roll-up,
    /// and a unit that is just handing in. False where nobody must report in it.
    /// </summary>
    public static async Task<bool> LockAsync(CountyContext db, Round round, CancellationToken cancellation)
    {
        var mark = await ChangeMark.Locked(db, round.CountyId, round.Year).AsNoTracking().ToListAsync(cancellation);
        return mark.Count > 0;
    }
}
