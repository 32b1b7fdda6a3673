using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Units;

/// <summary>单位信息卡 by year: kept by the unit itself and by the office; a new year starts from the year before.</summary>
internal static class CardEndpoint
{
    public static async Task<IResult> Page(
        int unit, int year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (await NameAsync(unit, year, db, cancellation) is not { } name) return Results.NotFound();
        var cards = await db.UnitCards.AsNoTracking().Where(c => c.UnitId == unit && c.Year <= year)
            .OrderByDescending(c => c.Year).ToListAsync(cancellation);
        var (own, start) = (cards.Find(c => c.Year == year), cards.Find(c => c.Year < year));
        return Show(unit, year, name, caller, Of(own ?? start), own is null, own is null ? start?.Year : null);
    }

    public static async Task<IResult> Save(
        int unit, int year, IFormCollection form, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var county = caller.CountyId;
        if (await NameAsync(unit, year, db, cancellation) is not { } name) return Results.NotFound();
        // Two who save a new card at once come one after the other.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock({county}, {(unit * 10000) + year})", cancellation);
        var typed = new Typed(form);
        var card = await db.UnitCards.SingleOrDefaultAsync(c => c.UnitId == unit && c.Year == year, cancellation);
        var isNew = card is null;
        if (card is null)
        {
            card = new UnitCard { CountyId = county, UnitId = unit, Year = year };
            db.UnitCards.Add(card);
        }

        (card.Leader, card.Deputy) = (typed.Text("leader"), typed.Text("deputy"));
        (card.OfficeDirector, card.Specialist) = (typed.Text("director"), typed.Text("specialist"));
        (card.Telephone, card.Address) = (typed.Telephone("telephone"), typed.Text("address", 100));
        card.Villages = typed.Number("villages", 9999);
        if (!typed.IsGood)
        {
            return Show(
                unit, year, name, caller, typed, isNew, null, StatusCodes.Status422UnprocessableEntity);
        }

        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/units/{unit}/cards/{year}");
    }

    private static async Task<string?> NameAsync(
        int unit, int year, CountyContext db, CancellationToken cancellation) =>
        year is < 2008 or > 2199
            ? null
            : await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleOrDefaultAsync(cancellation);

    private static RazorComponentResult<CardPage> Show(
        int unit, int year, string name, Caller caller, Typed form, bool isNew, int? from, int status = 200) =>
        Pages.Show<CardPage, CardModel>(
            new CardModel(
                unit, year, name, caller.IsOffice,
                caller.IsOffice || caller.Has(Right.Author) || caller.Has(Right.Signatory), isNew, from, form),
            status);

    private static Typed Of(UnitCard? card) => new(
        ("leader", card?.Leader), ("deputy", card?.Deputy), ("director", card?.OfficeDirector),
        ("specialist", card?.Specialist), ("telephone", card?.Telephone), ("address", card?.Address),
        ("villages", card?.Villages?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>A unit's card of one year.</summary>
/// <param name="From">The year the shown values were taken from; null where they are the year's own or none.</param>
public sealed record CardModel(
    int UnitId, int Year, string Unit, bool IsOffice, bool MayChange, bool IsNew, int? From, Typed Form);
