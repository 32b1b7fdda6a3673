using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.People;

/// <summary>What ends or renews a person's access: 停用, 重置密码, 重置动态验证码, 退出所有登录.</summary>
internal static class AccessEndpoint
{
    /// <summary>Validity of a printed slip.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    public static Task<IResult> Close(
        int membership, IFormCollection _, CountyContext db, MobileBook mobiles, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        PersonActs.OnAsync(membership, db, caller, async (place, person) =>
        {
            if (place.IsActor(person))
            {
                return Refusal.Show($"/people/{membership}", "不能停用本人的账号；离岗请办理人员交接，或者由另一位有权办理的人停用");
            }

            await PersonActs.CloseAsync(db, person, time.GetUtcNow(), cancellation);
            await db.SaveChangesAsync(cancellation);
            // Free for the account of whoever comes after, the same person too.
            await mobiles.SetAsync(person.AccountId, null, cancellation);
            return Results.LocalRedirect($"/people?unit={PeopleEndpoint.IdOf(person.UnitId)}");
        }, cancellation);

    /// <summary>The old password and every session end at once; a slip sets a new password.</summary>
    public static Task<IResult> ResetPassword(
        int membership, IFormCollection _, CountyContext db, Caller caller, Settings settings, HttpRequest request,
        TimeProvider time, CancellationToken cancellation) =>
        PersonActs.OnAsync(membership, db, caller, async (place, person) =>
        {
            if (place.IsActor(person))
            {
                return Refusal.Show($"/people/{membership}", "不能重置本人的密码；要改密码，请登录后自己修改");
            }

            var now = time.GetUtcNow();
            var secret = Secret.New();
            await PersonActs.RevokeResetsAsync(db, person, now, cancellation);
            person.PasswordResetAt = now;
            var slip = new Invitation
            {
                CountyId = person.CountyId,
                InvitationId = Guid.CreateVersion7(now),
                UnitId = person.UnitId,
                Kind = InvitationKind.Password,
                AccountId = person.AccountId,
                Person = person.Person,
                Post = person.Post,
                Rights = person.Rights,
                TokenHash = Secret.Hash(secret),
                MadeAt = now,
                MadeBy = caller.Person,
                ExpiresAt = now + Validity,
            };
            db.Invitations.Add(slip);
            await db.SaveChangesAsync(cancellation);
            var name = await PersonActs.PlaceNameAsync(db, caller, person.UnitId, cancellation);
            return Pages.Show<SlipPage, SlipModel>(SlipModel.Of(
                slip, caller, name!, settings.Address ?? $"{request.Scheme}://{request.Host}", secret));
        }, cancellation);

    /// <summary>A lost telephone: an administrator, never the person, clears the way and says why.</summary>
    public static Task<IResult> ResetSecondFactor(
        int membership, IFormCollection form, CountyContext db, AuditBook audit, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        PersonActs.OnAsync(membership, db, caller, async (place, person) =>
        {
            if (place.IsActor(person))
            {
                return Refusal.Show($"/people/{membership}", "不能重置本人的动态验证码，请由另一位管理员办理");
            }

            var typed = new Typed(form);
            var reason = typed.Required("reason", "原因", 200);
            if (!typed.IsGood)
            {
                var model = await PersonModel.ReadAsync(person, db, caller, cancellation);
                return PersonEndpoint.Again(model with { Factor = typed });
            }

            person.SecondFactorResetAt = time.GetUtcNow();
            audit.Write(
                "重置动态验证码", person.Person, after: new Dictionary<string, object?> { ["原因"] = reason },
                place: new TenantInfo(person.CountyId, person.UnitId));
            await db.SaveChangesAsync(cancellation);
            return Results.LocalRedirect($"/people/{membership}");
        }, cancellation);

    public static Task<IResult> EndSessions(
        int membership, IFormCollection _, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        PersonActs.OnAsync(membership, db, caller, async (_, person) =>
        {
            person.SessionsEndedAt = time.GetUtcNow();
            await db.SaveChangesAsync(cancellation);
            return Results.LocalRedirect($"/people/{membership}");
        }, cancellation);
}
