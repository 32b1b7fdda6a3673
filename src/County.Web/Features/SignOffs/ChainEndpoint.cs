using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.SignOffs;

/// <summary>审签环节: the chain of a unit, set by its own 签发人 or by the county's administrator.</summary>
internal static class ChainEndpoint
{
    public static async Task<IResult> Page(
        int unit, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (await FindAsync(unit, db, cancellation) is not { } found) return Results.NotFound();
        var chain = await SignOffChain.OfAsync(db, found.CountyId, unit, cancellation);
        return await ShowAsync(found, ChainInput.Of(chain), null, db, caller, cancellation);
    }

    public static async Task<IResult> Save(
        int unit, IFormCollection form, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var place = await Place.LockAsync(db, caller.Membership!, unit, cancellation);
        if (await FindAsync(unit, db, cancellation) is not { } found) return Results.NotFound();
        if (!place.MayManage) return Refusal.Show("/", Place.NoLonger);
        var typed = new Typed(form);
        var (steps, problem) = ChainInput.Read(typed, found, place.People);
        if (problem is not null) return await ShowAsync(found, typed, problem, db, caller, cancellation);
        await SignOffChain.SetAsync(db, found.CountyId, unit, steps, cancellation);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/units/{unit}/sign-off");
    }

    private static Task<Unit?> FindAsync(int unit, CountyContext db, CancellationToken cancellation) =>
        db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == unit, cancellation);

    private static async Task<RazorComponentResult<ChainPage>> ShowAsync(
        Unit unit, Typed form, Sentence? problem, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var people = await SignOffReading.PeopleAsync(db, unit.CountyId, unit.UnitId, cancellation);
        return Pages.Show<ChainPage, ChainModel>(
            new ChainModel(
                unit.UnitId, unit.Name, caller.IsOffice, form, problem,
                await db.SignOffSteps.AnyAsync(s => s.UnitId == unit.UnitId, cancellation), people),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>The chain of a unit, as it stands or as it was typed.</summary>
/// <param name="IsSet">Whether the unit has set its own, or goes by what is usual.</param>
/// <param name="People">Who could be named in it.</param>
public sealed record ChainModel(
    int UnitId, string Unit, bool IsOffice, Typed Form, Sentence? Problem, bool IsSet,
    IReadOnlyList<Membership> People);
