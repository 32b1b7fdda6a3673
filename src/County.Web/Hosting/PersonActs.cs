using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>What every act on a person begins with: they are there, who acts still may, nobody else does.</summary>
internal static class PersonActs
{
    /// <summary>Locks the person's place and acts; not yours and not there are the same 404.</summary>
    public static async Task<IResult> OnAsync(
        int membership, CountyContext db, Caller caller, Func<Place, Membership, Task<IResult>> act,
        CancellationToken cancellation)
    {
        var found = await db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(one => one.MembershipId == membership, cancellation);
        if (found is null) return Results.NotFound();
        var place = await Place.LockAsync(db, caller.Membership!, found.UnitId, cancellation);
        if (!place.MayManage) return Refusal.Show("/", Place.NoLonger);
        return place.Find(membership) is { } person
            ? await act(place, person)
            : Refusal.Show($"/people/{membership}", $"{found.Person}的账号已经停用");
    }

    /// <summary>A person's business here ends at once; slips that would set their password are worth nothing.</summary>
    public static async Task CloseAsync(
        CountyContext db, Membership person, DateTimeOffset now, CancellationToken cancellation)
    {
        (person.ClosedAt, person.SessionsEndedAt) = (now, now);
        await RevokeResetsAsync(db, person, now, cancellation);
    }

    /// <summary>Revokes the slips with which a person's password could be set anew.</summary>
    public static async Task RevokeResetsAsync(
        CountyContext db, Membership person, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await db.Invitations
            .Where(one => one.AccountId == person.AccountId && one.UsedAt == null && one.RevokedAt == null)
            .ToListAsync(cancellation);
        foreach (var slip in open) slip.RevokedAt = now;
    }

    /// <summary>A unit's name, or the office's where no unit is named; null where there is none.</summary>
    public static async Task<string?> PlaceNameAsync(
        CountyContext db, Caller caller, int? unit, CancellationToken cancellation) =>
        unit is null
            ? OfficeName(caller)
            : await db.Units.Where(one => one.UnitId == unit).Select(one => one.Name)
                .SingleOrDefaultAsync(cancellation);

    public static string OfficeName(Caller caller) => $"{caller.CountyName}人民政府办公室";
}
