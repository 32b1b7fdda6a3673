using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.People;

/// <summary>开通账号: a person is invited by a link in a mail, or by a printed slip with a one-time password.</summary>
internal static class InviteEndpoint
{
    public static async Task<IResult> Form(
        string? unit, CountyContext db, Caller caller, Settings settings, TimeProvider time,
        CancellationToken cancellation) =>
        await WhereAsync(unit, db, caller, time, cancellation) is { } place
            ? Pages.Show<InvitePage, InviteModel>(Model(place, new Typed(), settings))
            : Results.NotFound();

    public static async Task<IResult> Invite(
        IFormCollection form, CountyContext db, Caller caller, Settings settings, MobileBook mobiles, HttpRequest request,
        TimeProvider time, CancellationToken cancellation)
    {
        var typed = new Typed(form);
        if (await WhereAsync(typed["unit"], db, caller, time, cancellation) is not { } where) return Results.NotFound();
        var place = await Place.LockAsync(db, caller.Membership!, where.UnitId, cancellation);
        if (!place.MayManage) return Refusal.Show("/people", Place.NoLonger);
        var byMail = typed["way"] == "mail" && settings.Address is not null;
        var secret = Secret.New();
        var invitation = Read(typed, caller, where.UnitId, secret, time.GetUtcNow().AddDays(byMail ? 7 : 30), time);
        if (byMail && invitation.Email is null) typed.Refuse("email", "用邮件开通，请填写邮箱。");
        if (await mobiles.IsTakenAsync(invitation.Telephone, null, cancellation))
        {
            typed.Refuse("telephone", "这个手机号已用于另一个账号。");
        }

        var now = time.GetUtcNow();
        if (await db.Invitations.AnyAsync(
            i => i.UnitId == where.UnitId && i.Person == invitation.Person && i.Kind == InvitationKind.Account
                && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now, cancellation))
        {
            typed.Refuse("person", "此人已有没用过的开通单或邮件；要重新办理，请先把它作废。");
        }

        if (!typed.IsGood)
        {
            return Pages.Show<InvitePage, InviteModel>(
                Model(where, typed, settings), StatusCodes.Status422UnprocessableEntity);
        }

        db.Invitations.Add(invitation);
        if (byMail) db.Outbox.Add(InvitationMail.Of(invitation, where.Name, settings.Address!, secret, caller.Person));
        await db.SaveChangesAsync(cancellation);
        return byMail
            ? Results.LocalRedirect($"/people?unit={PeopleEndpoint.IdOf(where.UnitId)}")
            : Pages.Show<SlipPage, SlipModel>(SlipModel.Of(
                invitation, caller, where.Name, settings.Address ?? $"{request.Scheme}://{request.Host}", secret));
    }

    /// <summary>An unused slip or link is worth nothing from now on.</summary>
    public static async Task<IResult> Revoke(
        Guid invitation, IFormCollection _, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var county = caller.CountyId;
        // Who uses it at this moment comes before or after, never at once.
        var found = await db.Invitations.FromSql(
            $"select * from county.invitations where county_id = {county} and invitation_id = {invitation} for update")
            .SingleOrDefaultAsync(cancellation);
        if (found is null) return Results.NotFound();
        var place = await Place.LockAsync(db, caller.Membership!, found.UnitId, cancellation);
        if (!place.MayManage) return Refusal.Show("/people", Place.NoLonger);
        if (found.UsedAt is not null) return Refusal.Show("/people", $"{found.Person}已经用它办好了，不能再作废");
        if (found.RevokedAt is not null) return Refusal.Show("/people", "它已经作废");
        found.RevokedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/people?unit={PeopleEndpoint.IdOf(found.UnitId)}");
    }

    /// <summary>Where the caller may invite: a unit's signatory into their own unit alone, whatever the form says.</summary>
    private static async Task<Where?> WhereAsync(
        string? unit, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        if (caller.UnitId is null && unit == PeopleEndpoint.Office) return new Where(null, PersonActs.OfficeName(caller));
        var id = caller.UnitId;
        if (id is null && int.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var named)) id = named;
        var found = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == id, cancellation);
        return found is not null && PeopleEndpoint.IsOpen(found, time.GetUtcNow())
            ? new Where(found.UnitId, found.Name)
            : null;
    }

    private static Invitation Read(
        Typed typed, Caller caller, int? unit, string secret, DateTimeOffset expires, TimeProvider time) => new()
        {
            CountyId = caller.CountyId,
            InvitationId = Guid.CreateVersion7(time.GetUtcNow()),
            UnitId = unit,
            Kind = InvitationKind.Account,
            Person = typed.Required("person", "姓名", 30),
            Post = typed.Text("post"),
            Telephone = typed.Telephone("telephone"),
            Email = typed.Email("email"),
            Rights = TickedRights.Read(typed, unit),
            TokenHash = Secret.Hash(secret),
            MadeAt = time.GetUtcNow(),
            MadeBy = caller.Person,
            ExpiresAt = expires,
        };

    private static InviteModel Model(Where where, Typed form, Settings settings) =>
        new(where.UnitId, where.Name, form, MayMail: settings.Address is not null);

    private sealed record Where(int? UnitId, string Name);
}

/// <summary>The form that invites somebody into a place.</summary>
public sealed record InviteModel(int? UnitId, string Place, Typed Form, bool MayMail);
