using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Indicators;

/// <summary>
/// What a round asks besides the report: read by the office, kept by an administrator. What units have answered stays
/// what it was; its name and its help may be bettered.
/// </summary>
internal static class SupplementEndpoint
{
    public static Task<IResult> Page(int year, CountyContext db, Caller caller, CancellationToken cancellation) =>
        ShowAsync(year, null, db, caller, cancellation);

    public static async Task<IResult> Add(
        int year, IFormCollection form, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (await LockAsync(year, db, caller, cancellation) is not { } held) return Results.NotFound();
        if (held.Refused is { } refused) return refused;
        var typed = new Typed(form);
        var row = IndicatorInput.Read(typed, caller.CountyId, year);
        await CheckIdAsync(typed, row, null, db, cancellation);
        if (!typed.IsGood) return await ShowAsync(year, typed, db, caller, cancellation);
        row.Place = held.Rows.Select(one => one.Place).DefaultIfEmpty().Max() + 1;
        db.Indicators.Add(row);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(Address(year));
    }

    /// <summary>Takes over what an earlier year asked and this one does not yet.</summary>
    public static async Task<IResult> Copy(
        int year, IFormCollection _, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (await LockAsync(year, db, caller, cancellation) is not { } held) return Results.NotFound();
        if (held.Refused is { } refused) return refused;
        var earlier = await db.Indicators.Where(i => i.Year < year).MaxAsync(i => (int?)i.Year, cancellation);
        if (earlier is null) return Refusal.Show(Address(year), "往年没有补充指标，没有可以沿用的");
        var rows = await db.Indicators.AsNoTracking().Where(i => i.Year == earlier).OrderBy(i => i.Place)
            .ToListAsync(cancellation);
        var place = held.Rows.Select(one => one.Place).DefaultIfEmpty().Max();
        var missing = rows.Where(row => held.Rows.All(one => one.IndicatorId != row.IndicatorId)).ToList();
        if (missing.Count == 0) return Refusal.Show(Address(year), $"{earlier}年的补充指标本年都有，没有可以沿用的");
        foreach (var copy in missing.Select(row => row.For(year)))
        {
            copy.Place = ++place;
            db.Indicators.Add(copy);
        }

        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(Address(year));
    }

    public static async Task<IResult> Remove(
        int year, string indicator, IFormCollection _, CountyContext db, Caller caller,
        CancellationToken cancellation)
    {
        var held = await LockAsync(year, db, caller, cancellation);
        if (held?.Refused is { } refused) return refused;
        if (held?.Rows.Find(one => one.IndicatorId == indicator) is not { } row) return Results.NotFound();
        if (await AnsweringAsync(row, db, cancellation) is > 0 and var units)
        {
            return Refusal.Show(Address(year), $"“{row.Name}”已有{units}个单位填报，不能取消；没有改动");
        }

        db.Indicators.Remove(row);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(Address(year));
    }

    /// <param name="to">up or down.</param>
    public static async Task<IResult> Move(
        int year, string indicator, [FromForm] string? to, CountyContext db, Caller caller,
        CancellationToken cancellation)
    {
        var held = await LockAsync(year, db, caller, cancellation);
        if (held?.Refused is { } refused) return refused;
        var at = held?.Rows.FindIndex(one => one.IndicatorId == indicator) ?? -1;
        if (at < 0) return Results.NotFound();
        var other = at + (to == "up" ? -1 : 1);
        if (other >= 0 && other < held!.Rows.Count)
        {
            (held.Rows[at], held.Rows[other]) = (held.Rows[other], held.Rows[at]);
            for (var place = 0; place < held.Rows.Count; place++) held.Rows[place].Place = place + 1;
            await db.SaveChangesAsync(cancellation);
        }

        return Results.LocalRedirect(Address(year));
    }

    internal static string Address(int year) => $"/rounds/{year}/supplement";

    /// <summary>
    /// What a round asks, held until the transaction ends, so that no first answer comes meanwhile; null where there is
    /// no such round.
    /// </summary>
    internal static async Task<Held?> LockAsync(
        int year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        if (!office.MayManage) return new Held([], Refusal.Show("/rounds", Place.NoLonger));
        if (!await db.Rounds.AnyAsync(r => r.Year == year, cancellation)) return null;
        var rows = await db.Indicators.FromSql($"""
            select * from county.indicators where county_id = {caller.CountyId} and year = {year} for update
            """).ToListAsync(cancellation);
        return new Held([.. rows.OrderBy(one => one.Place).ThenBy(one => one.IndicatorId)], null);
    }

    /// <param name="Refused">The answer to one who may no longer change anything.</param>
    internal sealed record Held(List<RoundIndicator> Rows, IResult? Refused);

    /// <summary>Units that have answered one, in their draft or in anything they handed in.</summary>
    internal static Task<int> AnsweringAsync(RoundIndicator row, CountyContext db, CancellationToken cancellation) =>
        db.Progress.Where(p => p.Year == row.Year && p.Answered.Contains(row.IndicatorId)).Select(p => p.UnitId)
            .Union(db.SupplementValues.Where(v => v.Year == row.Year && v.IndicatorId == row.IndicatorId)
                .Select(v => v.UnitId))
            .CountAsync(cancellation);

    /// <summary>An id means one thing, in this year and in all others.</summary>
    /// <param name="before">The id that it had; null for a new one.</param>
    internal static async Task CheckIdAsync(
        Typed typed, RoundIndicator row, string? before, CountyContext db, CancellationToken cancellation)
    {
        var same = await db.Indicators.AsNoTracking()
            .Where(i => i.IndicatorId == row.IndicatorId && (i.Year != row.Year || i.IndicatorId != before))
            .OrderByDescending(i => i.Year).ToListAsync(cancellation);
        if (same.Exists(one => one.Year == row.Year))
        {
            typed.Refuse("code", "本年已有这个编号的指标。");
        }
        else if (same.Find(one => one.Kind != row.Kind || one.Measure != row.Measure) is { } other)
        {
            typed.Refuse("code", $"{other.Year}年这个编号是“{other.Name}”（{other.Kind.OfficialName()}"
                + $"{(other.Measure.Length == 0 ? "" : $"，{other.Measure}")}），同一编号各年须是同一类型和计量单位。");
        }
    }

    private static async Task<IResult> ShowAsync(
        int year, Typed? typed, CountyContext db, Caller caller, CancellationToken cancellation) =>
        await SupplementModel.ReadAsync(year, typed, db, caller, cancellation) is { } model
            ? Pages.Show<SupplementPage, SupplementModel>(
                model, typed is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
}
