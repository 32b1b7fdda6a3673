using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Handovers;

/// <summary>人员交接: rights and open business go to a successor and the old account is closed, in one act.</summary>
internal static class HandoverEndpoint
{
    public static async Task<IResult> Form(
        int membership, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var person = await db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(one => one.MembershipId == membership, cancellation);
        if (person is null) return Results.NotFound();
        return person.ClosedAt is null
            ? Pages.Show<HandoverPage, HandoverModel>(
                await ReadAsync(person, new Typed(), db, caller, time, cancellation))
            : Refusal.Show($"/people/{membership}", $"{person.Person}的账号已经停用");
    }

    public static Task<IResult> HandOver(
        int membership, IFormCollection form, CountyContext db, MobileBook mobiles, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        PersonActs.OnAsync(membership, db, caller, async (place, person) =>
        {
            var typed = new Typed(form);
            if (!int.TryParse(typed["successor"], NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            {
                typed.Refuse("successor", "请选择接任者。");
                return Pages.Show<HandoverPage, HandoverModel>(
                    await ReadAsync(person, typed, db, caller, time, cancellation),
                    StatusCodes.Status422UnprocessableEntity);
            }

            if (place.Find(to) is not { } successor || successor == person)
            {
                return Refusal.Show(
                    $"/people/{membership}/handover", "接任者须是同一单位的其他在用人员；所选的人已经停用或者不在这里");
            }

            if (place.IsActor(successor) && person.Rights.Except(successor.Rights).Any())
            {
                return Refusal.Show(
                    $"/people/{membership}/handover", "接任者是您本人，会增加您自己的权限，请由另一位有权办理的人办理");
            }

            var handover = await WriteAsync(db, person, successor, caller, time.GetUtcNow(), cancellation);
            await mobiles.SetAsync(person.AccountId, null, cancellation);
            // Who handed over their own business is signed out now, and gets the list with this very answer.
            return place.IsActor(person)
                ? Pages.Show<HandoverListPage, HandoverList>(await ListAsync(handover, db, caller, cancellation))
                : Results.LocalRedirect($"/handovers/{handover.HandoverId}");
        }, cancellation);

    /// <summary>The list of what was handed over, as it is printed and signed.</summary>
    public static async Task<IResult> Page(
        Guid handover, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var found = await db.Handovers.AsNoTracking()
            .SingleOrDefaultAsync(one => one.HandoverId == handover, cancellation);
        return found is null
            ? Results.NotFound()
            : Pages.Show<HandoverListPage, HandoverList>(await ListAsync(found, db, caller, cancellation));
    }

    private static async Task<Handover> WriteAsync(
        CountyContext db, Membership person, Membership successor, Caller caller, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var handover = new Handover
        {
            CountyId = person.CountyId,
            HandoverId = Guid.CreateVersion7(now),
            UnitId = person.UnitId,
            FromMembership = person.MembershipId,
            ToMembership = successor.MembershipId,
            At = now,
            By = caller.Person,
            Items = [.. await HandoverItems.OfAsync(db, person, now, cancellation)],
        };
        db.Handovers.Add(handover);
        successor.Rights = [.. successor.Rights.Union(person.Rights).Order()];
        await PersonActs.CloseAsync(db, person, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        return handover;
    }

    private static async Task<HandoverModel> ReadAsync(
        Membership person, Typed form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var others = await db.Memberships.AsNoTracking()
            .Where(m => m.UnitId == person.UnitId && m.ClosedAt == null && m.MembershipId != person.MembershipId)
            .OrderBy(m => m.MembershipId).ToListAsync(cancellation);
        return new HandoverModel(
            person.MembershipId, person.UnitId,
            await PersonActs.PlaceNameAsync(db, caller, person.UnitId, cancellation) ?? "", person.Person,
            person.MembershipId == caller.Membership!.MembershipId,
            [.. others.Select(m => (m.MembershipId, $"{m.Person}（{Rights.Line(m.Rights, m.UnitId)}）"))],
            await HandoverItems.OfAsync(db, person, time.GetUtcNow(), cancellation), form);
    }

    private static async Task<HandoverList> ListAsync(
        Handover handover, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var people = await db.Memberships.AsNoTracking()
            .Where(m => m.MembershipId == handover.FromMembership || m.MembershipId == handover.ToMembership)
            .ToDictionaryAsync(m => m.MembershipId, cancellation);
        return new HandoverList(
            await PersonActs.PlaceNameAsync(db, caller, handover.UnitId, cancellation) ?? "", handover.UnitId,
            Named(people[handover.FromMembership]), Named(people[handover.ToMembership]), handover.At, handover.By,
            handover.Items);

        static string Named(Membership one) => one.Post is null ? one.Person : $"{one.Post} {one.Person}";
    }
}

/// <summary>Who hands over, to whom they may, and what goes over.</summary>
public sealed record HandoverModel(
    int Id, int? UnitId, string Place, string Person, bool IsSelf, IReadOnlyList<(int Id, string Name)> Successors,
    IReadOnlyList<string> Items, Typed Form);

/// <summary>交接清单.</summary>
public sealed record HandoverList(
    string Place, int? UnitId, string From, string To, DateTimeOffset At, string By, IReadOnlyList<string> Items);
