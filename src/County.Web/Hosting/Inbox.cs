using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>The messages that are the caller's: of their place, for a right they hold or for all.</summary>
internal sealed class Inbox(CountyContext db, Caller caller)
{
    /// <summary>How many nobody has opened; said at the head of every page.</summary>
    public int Unread { get; private set; }

    public IQueryable<Message> Messages
    {
        get
        {
            // The office's role sees the whole county: what is a unit's is none of its post.
            var (county, unit) = (caller.CountyId, caller.UnitId);
            var mine = caller.Membership?.Rights ?? [];
            return db.Messages.Where(m => m.CountyId == county && m.UnitId == unit
                && (m.Rights.Length == 0 || m.Rights.Any(right => mine.Contains(right))));
        }
    }

    /// <summary>In the request's transaction, once its work is done.</summary>
    public async Task CountAsync(CancellationToken cancellation)
    {
        if (caller.HasPlace) Unread = await Messages.CountAsync(m => m.ReadAt == null, cancellation);
    }
}
