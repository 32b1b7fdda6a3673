using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.People;

/// <summary>The people of the county by unit, or a unit's own, with the slips that are not used yet.</summary>
public static class PeopleEndpoint
{
    /// <summary>How the county office is named in the address bar.</summary>
    public const string Office = "office";

    public sealed record Model(
        bool IsOffice, IReadOnlyList<Group> Groups, IReadOnlyList<(string Id, string Name)> Places, string Place,
        string Name, bool WithClosed, int People, IReadOnlyList<string> Missing);

    /// <param name="Missing">What the unit lacks to report at all, such as 没有签发人.</param>
    public sealed record Group(
        int? UnitId, string Name, bool IsOpen, IReadOnlyList<Line> People, IReadOnlyList<Slip> Slips,
        IReadOnlyList<string> Missing);

    /// <param name="Telephone">Masked.</param>
    public sealed record Line(
        int Id, string Person, string? Post, string? Telephone, string Rights, DateTimeOffset? ClosedAt);

    public sealed record Slip(
        Guid Id, InvitationKind Kind, string Person, string Rights, string MadeBy, DateTimeOffset MadeAt,
        DateTimeOffset ExpiresAt);

    internal static async Task<RazorComponentResult<PeoplePage>> Page(
        string? unit, string? name, string? closed, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var (place, wanted, withClosed) = (unit ?? "", Typed.Clean(name).Trim(), closed == "true");
        var now = time.GetUtcNow();
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Code).ToListAsync(cancellation);
        var members = (await db.Memberships.AsNoTracking().OrderBy(m => m.MembershipId).ToListAsync(cancellation))
            .ToLookup(m => m.UnitId ?? 0);
        var slips = (await db.Invitations.AsNoTracking()
            .Where(i => i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.MadeAt).ToListAsync(cancellation)).ToLookup(i => i.UnitId ?? 0);
        var places = units.Select(u => (Id: (int?)u.UnitId, u.Name, IsOpen: IsOpen(u, now))).ToList();
        if (caller.IsOffice) places.Insert(0, (null, PersonActs.OfficeName(caller), true));
        var groups = places
            .Select(one => GroupOf(one, [.. members[one.Id ?? 0]], [.. slips[one.Id ?? 0]])).ToList();
        var shown = groups.Where(group => place.Length == 0 || IdOf(group.UnitId) == place)
            .Select(group => Narrowed(group, wanted, withClosed))
            .Where(group => group.People.Count + group.Slips.Count > 0 || (wanted.Length == 0 && group.IsOpen))
            .ToList();
        return Pages.Show<PeoplePage, Model>(new Model(
            caller.IsOffice, shown, [.. places.Select(one => (IdOf(one.Id), one.Name))], place, wanted, withClosed,
            groups.Sum(group => group.People.Count(line => line.ClosedAt is null)),
            [.. groups.Where(group => group.Missing.Count > 0).Select(group => group.Name)]));
    }

    /// <summary>A place as the address bar names it.</summary>
    public static string IdOf(int? unit) => unit?.ToString(CultureInfo.InvariantCulture) ?? Office;

    internal static bool IsOpen(Unit unit, DateTimeOffset now) =>
        unit.ValidTo is null || unit.ValidTo >= Times.Day(now);

    private static Group GroupOf(
        (int? Id, string Name, bool IsOpen) place, List<Membership> members, List<Invitation> slips)
    {
        var held = members.Where(m => m.ClosedAt is null).SelectMany(m => m.Rights).ToHashSet();
        var needed = place.Id is not null && place.IsOpen ? new[] { Right.Author, Right.Signatory } : [];
        return new Group(
            place.Id, place.Name, place.IsOpen,
            [
                .. members.Select(m => new Line(
                    m.MembershipId, m.Person, m.Post, Masked.Telephone(m.Telephone), Rights.Line(m.Rights, m.UnitId),
                    m.ClosedAt)),
            ],
            [
                .. slips.Select(i => new Slip(
                    i.InvitationId, i.Kind, i.Person, Rights.Line(i.Rights, i.UnitId), i.MadeBy, i.MadeAt,
                    i.ExpiresAt)),
            ],
            [.. needed.Where(right => !held.Contains(right)).Select(right => "没有" + right.OfficialName(place.Id))]);
    }

    private static Group Narrowed(Group group, string name, bool withClosed) => group with
    {
        People =
        [
            .. group.People.Where(line => withClosed || line.ClosedAt is null)
                .Where(line => line.Person.Contains(name, StringComparison.OrdinalIgnoreCase)),
        ],
        Slips = [.. group.Slips.Where(slip => slip.Person.Contains(name, StringComparison.OrdinalIgnoreCase))],
    };
}
