using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Units;

/// <summary>The county's units: which there are, whether they are summed, what became of them.</summary>
internal static class UnitEndpoint
{
    public static async Task<IResult> List(
        CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Code).ThenBy(u => u.ValidFrom)
            .ToListAsync(cancellation);
        return Pages.Show<UnitsPage, UnitsModel>(new UnitsModel(
            caller.CountyName, units, Times.Day(time.GetUtcNow()), caller.Has(Right.Administrator)));
    }

    public static IResult New(TimeProvider time)
    {
        var day = UnitWords.Day(Times.Day(time.GetUtcNow()));
        return Pages.Show<NewUnitPage, NewUnit>(new NewUnit(
            new Typed(("from", day), ("general", "党委副书记"), ("serious", "党委书记"))));
    }

    public static async Task<IResult> Add(
        IFormCollection form, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        if (!office.MayManage) return Refusal.Show("/units", Place.NoLonger);
        var typed = new Typed(form);
        var input = UnitInput.Read(typed);
        await input.CheckAsync(typed, 0, db, cancellation);
        if (!typed.IsGood)
        {
            return Pages.Show<NewUnitPage, NewUnit>(new NewUnit(typed), StatusCodes.Status422UnprocessableEntity);
        }

        var unit = new Unit
        {
            CountyId = caller.CountyId,
            UnitId = (await db.Units.MaxAsync(u => (int?)u.UnitId, cancellation) ?? 0) + 1,
            Code = input.Code,
            Name = input.Name,
            Kind = input.Kind,
            ValidFrom = input.ValidFrom,
        };
        input.Write(unit);
        db.Units.Add(unit);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/units/{unit.UnitId}");
    }

    public static async Task<IResult> Page(
        int unit, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == unit, cancellation) is { } found
            ? Pages.Show<UnitPage, UnitModel>(await UnitModel.ReadAsync(found, db, caller, time, cancellation))
            : Results.NotFound();

    public static async Task<IResult> Change(
        int unit, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        if (!office.MayManage) return Refusal.Show("/units", Place.NoLonger);
        var found = await db.Units.SingleOrDefaultAsync(u => u.UnitId == unit, cancellation);
        if (found is null) return Results.NotFound();
        var typed = new Typed(form);
        var input = UnitInput.Read(typed);
        await input.CheckAsync(typed, unit, db, cancellation);
        if (!typed.IsGood)
        {
            var model = await UnitModel.ReadAsync(found, db, caller, time, cancellation);
            return Pages.Show<UnitPage, UnitModel>(
                model with { Form = typed }, StatusCodes.Status422UnprocessableEntity);
        }

        input.Write(found);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/units/{unit}");
    }
}

/// <summary>All units of the county, former ones too.</summary>
public sealed record UnitsModel(string County, IReadOnlyList<Unit> Units, DateOnly Today, bool MayChange);

/// <summary>The form that adds a unit.</summary>
public sealed record NewUnit(Typed Form);
