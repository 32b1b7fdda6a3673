using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Calendars;

/// <summary>Whose calendar is at hand, and where its pages are: the county's own, or the operator's for all.</summary>
/// <param name="Owner">The county; 0 for the installation.</param>
internal sealed record CalendarDesk(int Owner, string Path, bool MayChange)
{
    public static CalendarDesk Of(Caller caller) => caller.HasPlace
        ? new CalendarDesk(caller.CountyId, "/calendar", caller.IsOffice && caller.Has(Right.Administrator))
        : new CalendarDesk(0, "/operator/calendar", true);

    public bool IsInstallation => Owner == 0;

    /// <summary>
    /// Whoever else changes it waits until this transaction ends; the refusal of one whose right was withdrawn a moment
    /// ago.
    /// </summary>
    public async Task<IResult?> LockAsync(CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (IsInstallation)
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(0, 0)", cancellation);
            return null;
        }

        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        return office.MayManage ? null : Refusal.Show(Path, Place.NoLonger);
    }
}
