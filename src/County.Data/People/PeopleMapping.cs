using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace County.Data;

/// <summary>Tables of people, their rights, and the systems that act for them.</summary>
internal static class PeopleMapping
{
    public static void Map(ModelBuilder model)
    {
        model.HasSequence<int>("membership_ids");
        var member = CountyContext.Table<Membership>(model, "memberships", m => new { m.CountyId, m.MembershipId });
        member.Property(m => m.MembershipId).ValueGeneratedOnAdd()
            .HasDefaultValueSql($"nextval('{CountyContext.Schema}.membership_ids')");
        Place(member);
        member.HasIndex(m => new { m.CountyId, m.AccountId }).IsUnique();
        member.ToTable(table => table.HasCheckConstraint("ck_memberships_rights", Rights));
        var slip = CountyContext.Table<Invitation>(model, "invitations", i => new { i.CountyId, i.InvitationId });
        Place(slip);
        slip.HasIndex(i => i.TokenHash);
        slip.ToTable(table => table.HasCheckConstraint("ck_invitations_rights", Rights));
        var handover = CountyContext.Table<Handover>(model, "handovers", h => new { h.CountyId, h.HandoverId });
        Place(handover);
        CountyContext.Belongs<Handover, Membership>(handover, h => new { h.CountyId, h.FromMembership });
        CountyContext.Belongs<Handover, Membership>(handover, h => new { h.CountyId, h.ToMembership });
        var client = CountyContext.Table<Client>(model, "clients", c => new { c.CountyId, c.ClientId });
        Place(client);
        client.HasIndex(c => c.ClientId);
        client.ToTable(table => table.HasCheckConstraint(
            "ck_clients_scopes", "unit_id is null or not 'summary.read' = any (scopes)"));
    }

    /// <summary>The office has reviewers, signatories, administrators; a unit everybody but administrators.</summary>
    private const string Rights = "case when unit_id is null "
        + "then rights <@ array['Reviewer', 'Signatory', 'Administrator'] "
        + "else rights <@ array['Author', 'Reviewer', 'SecrecyReviewer', 'Signatory'] end";

    /// <summary>In a unit, or in the county's office where there is no unit.</summary>
    private static void Place<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.HasOne<Unit>().WithMany().HasForeignKey("CountyId", "UnitId").OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<CountyRecord>().WithMany().HasForeignKey("CountyId").OnDelete(DeleteBehavior.Restrict);
    }
}
