using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Indicators;

/// <summary>One supplementary indicator, to be changed.</summary>
public static class IndicatorEndpoint
{
    /// <param name="Answering">Units that have answered it.</param>
    public sealed record Model(int Year, string Id, string Name, int Answering, Typed Form);

    internal static async Task<IResult> Page(
        int year, string indicator, CountyContext db, CancellationToken cancellation) =>
        await db.Indicators.AsNoTracking().SingleOrDefaultAsync(
            i => i.Year == year && i.IndicatorId == indicator, cancellation) is { } row
            ? await ShowAsync(row, IndicatorInput.Form(row), db, cancellation)
            : Results.NotFound();

    internal static async Task<IResult> Change(
        int year, string indicator, IFormCollection form, CountyContext db, Caller caller,
        CancellationToken cancellation)
    {
        var held = await SupplementEndpoint.LockAsync(year, db, caller, cancellation);
        if (held?.Refused is { } refused) return refused;
        if (held?.Rows.Find(one => one.IndicatorId == indicator) is not { } row) return Results.NotFound();
        var typed = new Typed(form);
        var wanted = IndicatorInput.Read(typed, caller.CountyId, year);
        await SupplementEndpoint.CheckIdAsync(typed, wanted, indicator, db, cancellation);
        if (!typed.IsGood) return await ShowAsync(row, typed, db, cancellation);
        var units = await SupplementEndpoint.AnsweringAsync(row, db, cancellation);
        if (units > 0 && Fixed(row, wanted) is { Count: > 0 } changed)
        {
            return Refusal.Show(
                SupplementEndpoint.Address(year),
                $"“{row.Name}”已有{units}个单位填报，{string.Join('、', changed)}不能再改，只能改名称和说明；没有改动");
        }

        Write(row, wanted, db);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(SupplementEndpoint.Address(year));
    }

    /// <summary>What is another that may not be, once somebody has answered.</summary>
    private static List<string> Fixed(RoundIndicator row, RoundIndicator wanted)
    {
        var changed = new List<string>();
        if (row.IndicatorId != wanted.IndicatorId) changed.Add("编号");
        if (row.Kind != wanted.Kind) changed.Add("类型");
        if (row.Measure != wanted.Measure) changed.Add("计量单位");
        var isSame = (row.Least, row.Most, row.IsProper) == (wanted.Least, wanted.Most, wanted.IsProper);
        if (!isSame) changed.Add("允许范围");
        if (Enum.GetValues<UnitKind>().Any(kind => row.Asks(kind) && !wanted.Asks(kind))) changed.Add("填报单位（只能增加）");
        return changed;
    }

    private static void Write(RoundIndicator row, RoundIndicator wanted, CountyContext db)
    {
        if (row.IndicatorId != wanted.IndicatorId)
        {
            wanted.Place = row.Place;
            db.Indicators.Remove(row);
            db.Indicators.Add(wanted);
            return;
        }

        (row.Name, row.Measure, row.Kind, row.Help) = (wanted.Name, wanted.Measure, wanted.Kind, wanted.Help);
        (row.Least, row.Most, row.IsProper) = (wanted.Least, wanted.Most, wanted.IsProper);
        (row.Numerator, row.Denominator) = (wanted.Numerator, wanted.Denominator);
        row.UnitKinds = wanted.UnitKinds;
    }

    private static async Task<IResult> ShowAsync(
        RoundIndicator row, Typed form, CountyContext db, CancellationToken cancellation)
    {
        var units = await SupplementEndpoint.AnsweringAsync(row, db, cancellation);
        return Pages.Show<IndicatorPage, Model>(
            new Model(row.Year, row.IndicatorId, row.Name, units, form),
            form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
