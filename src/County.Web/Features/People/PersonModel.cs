using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.People;

/// <summary>One person and what can be done with them.</summary>
/// <param name="Handover">With which the person's business went to another; null where there was none.</param>
/// <param name="Details">Name, post, rights as they stand or as they were typed.</param>
/// <param name="Contact">Telephone and mail in clear; null while they are masked.</param>
/// <param name="Factor">The reason for a reset of the second factor.</param>
public sealed record PersonModel(
    int Id, int? UnitId, string Place, string Person, string? Post, string? Telephone, string? Email, string Rights,
    DateTimeOffset JoinedAt, DateTimeOffset? ClosedAt, Guid? Handover, bool IsSelf, bool IsByOffice,
    Typed Details, Typed? Contact, Typed Factor)
{
    public string Address => $"/people/{Id}";

    internal static async Task<PersonModel> ReadAsync(
        Membership person, CountyContext db, Caller caller, CancellationToken cancellation) => new(
            person.MembershipId, person.UnitId,
            await PersonActs.PlaceNameAsync(db, caller, person.UnitId, cancellation) ?? "", person.Person, person.Post,
            Masked.Telephone(person.Telephone), Masked.Email(person.Email),
            Data.Rights.Line(person.Rights, person.UnitId), person.JoinedAt, person.ClosedAt,
            await db.Handovers.Where(one => one.FromMembership == person.MembershipId)
                .Select(one => (Guid?)one.HandoverId).FirstOrDefaultAsync(cancellation),
            person.MembershipId == caller.Membership!.MembershipId, caller.IsOffice,
            new Typed([("person", person.Person), ("post", person.Post), .. TickedRights.Of(person.Rights)]),
            null, new Typed());
}
