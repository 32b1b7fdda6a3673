using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// The open people of a unit or of the county office, and who acts on them: locked until the transaction ends, so that
/// two who act at once come one after the other, and the second is asked anew whether they still may.
/// </summary>
/// <remarks>
/// Nobody closes themselves or takes their own rights away, and who acts holds the managing right under this lock: so a
/// place that somebody manages is never left without anybody who does.
/// </remarks>
/// <param name="Actor">Who acts; null where they were closed in the meantime.</param>
public sealed record Place(int? UnitId, Membership? Actor, IReadOnlyList<Membership> People)
{
    /// <summary>Why somebody whose right was withdrawn a moment ago gets no further.</summary>
    public const string NoLonger = "您的账号或权限刚刚有变更，不能办理";

    /// <summary>Whether who acts manages this place: its own manager, or an administrator of the county.</summary>
    public bool MayManage => Actor is not null
        && (Actor.UnitId is null || Actor.UnitId == UnitId)
        && Actor.Rights.Contains(Rights.Managing(Actor.UnitId));

    /// <summary>An open person of the place; null where there is none.</summary>
    public Membership? Find(int membership) => People.SingleOrDefault(one => one.MembershipId == membership);

    public bool IsActor(Membership person) => person.MembershipId == Actor?.MembershipId;

    /// <summary>Locks the people of a place and whoever acts on them, always in the same order.</summary>
    public static async Task<Place> LockAsync(
        CountyContext db, Membership actor, int? unit, CancellationToken cancellation)
    {
        var people = await db.Memberships.FromSql($"""
            select * from county.memberships where county_id = {actor.CountyId} and closed_at is null
                and (unit_id is not distinct from {unit}::integer or membership_id = {actor.MembershipId})
            order by membership_id for update
            """).ToListAsync(cancellation);
        return new Place(
            unit, people.SingleOrDefault(one => one.MembershipId == actor.MembershipId),
            [.. people.Where(one => one.UnitId == unit)]);
    }
}
