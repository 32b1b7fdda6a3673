using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.People;

/// <summary>One person: what they may do and how they are reached.</summary>
internal static class PersonEndpoint
{
    public static async Task<IResult> Page(
        int membership, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var person = await db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(one => one.MembershipId == membership, cancellation);
        return person is null
            ? Results.NotFound()
            : Pages.Show<PersonPage, PersonModel>(await PersonModel.ReadAsync(person, db, caller, cancellation));
    }

    /// <summary>Changes name, post and rights; one's own rights are somebody else's to change.</summary>
    public static Task<IResult> Change(
        int membership, IFormCollection form, CountyContext db, Caller caller, CancellationToken cancellation) =>
        PersonActs.OnAsync(membership, db, caller, async (place, person) =>
        {
            var typed = new Typed(form);
            var (name, post) = (typed.Required("person", "姓名", 30), typed.Text("post"));
            var rights = place.IsActor(person) && typed.All(TickedRights.Name).Count == 0
                ? person.Rights
                : TickedRights.Read(typed, person.UnitId);
            if (place.IsActor(person) && !rights.ToHashSet().SetEquals(person.Rights))
            {
                return Refusal.Show($"/people/{membership}", "本人的权限不能自己调整，请由另一位有权办理的人调整");
            }

            if (!typed.IsGood)
            {
                var model = await PersonModel.ReadAsync(person, db, caller, cancellation);
                return Again(model with { Details = typed });
            }

            (person.Person, person.Post) = (name, post);
            if (!rights.ToHashSet().SetEquals(person.Rights)) person.Rights = rights;
            await db.SaveChangesAsync(cancellation);
            return Results.LocalRedirect($"/people/{membership}");
        }, cancellation);

    /// <summary>Shows one person's telephone and mail in clear, and writes down that it was done.</summary>
    public static async Task<IResult> ViewContact(
        int membership, IFormCollection _, CountyContext db, AuditBook audit, Caller caller,
        CancellationToken cancellation)
    {
        var person = await db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(one => one.MembershipId == membership, cancellation);
        if (person is null) return Results.NotFound();
        audit.Write("查看联系方式", person.Person, place: new TenantInfo(person.CountyId, person.UnitId));
        await db.SaveChangesAsync(cancellation);
        var model = await PersonModel.ReadAsync(person, db, caller, cancellation);
        return Pages.Show<PersonPage, PersonModel>(
            model with { Contact = new Typed(("telephone", person.Telephone), ("email", person.Email)) });
    }

    /// <summary>Changes telephone and mail; a mobile number signs in from then on.</summary>
    public static Task<IResult> ChangeContact(
        int membership, IFormCollection form, CountyContext db, MobileBook mobiles, Caller caller,
        CancellationToken cancellation) =>
        PersonActs.OnAsync(membership, db, caller, async (_, person) =>
        {
            var typed = new Typed(form);
            (person.Telephone, person.Email) = (typed.Telephone("telephone"), typed.Email("email"));
            if (await mobiles.IsTakenAsync(person.Telephone, person.AccountId, cancellation))
            {
                typed.Refuse("telephone", "这个手机号已用于另一个账号。");
            }

            if (!typed.IsGood)
            {
                var model = await PersonModel.ReadAsync(person, db, caller, cancellation);
                return Again(model with { Contact = typed });
            }

            await db.SaveChangesAsync(cancellation);
            await mobiles.SetAsync(person.AccountId, person.Telephone, cancellation);
            return Results.LocalRedirect($"/people/{membership}");
        }, cancellation);

    public static IResult Again(PersonModel model) =>
        Pages.Show<PersonPage, PersonModel>(model, StatusCodes.Status422UnprocessableEntity);
}
