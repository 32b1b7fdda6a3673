using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Units;

/// <summary>机构沿革: a unit is renamed and stays the same, is merged into another, or split.</summary>
internal static class LineageEndpoint
{
    public static async Task<IResult> Add(
        int unit, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        if (!office.MayManage) return Refusal.Show("/units", Place.NoLonger);
        var found = await db.Units.SingleOrDefaultAsync(u => u.UnitId == unit, cancellation);
        if (found is null) return Results.NotFound();
        var typed = new Typed(form);
        var line = await ReadAsync(typed, found, db, time, cancellation);
        var effect = line is null || line.Kind == LineageKind.Renamed
            ? null
            : await LineageEffect.OfAsync(line, db, cancellation);
        if (effect?.Loss is { } loss) typed.Refuse("other", loss);
        if (line is null || !typed.IsGood || (effect is not null && typed["seen"] != effect.Seen))
        {
            // What follows from a merger or a division is seen before it is put on record.
            var model = await UnitModel.ReadAsync(found, db, caller, time, cancellation);
            return Pages.Show<UnitPage, UnitModel>(
                model with { LineageForm = typed, Effect = typed.IsGood ? effect : null },
                typed.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }

        db.Lineage.Add(line);
        if (line.Kind == LineageKind.Renamed) found.Name = typed["new-name"].Trim();
        if (line.Kind == LineageKind.MergedInto) found.ValidTo = line.Since.AddDays(-1);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"/units/{unit}");
    }

    /// <summary>What is typed; null where it cannot be so.</summary>
    private static async Task<UnitLineage?> ReadAsync(
        Typed typed, Unit unit, CountyContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (!Enum.TryParse<LineageKind>(typed["lineage"], out var kind) || !Enum.IsDefined(kind))
        {
            typed.Refuse("lineage", "请选择更名、并入或者分出。");
        }

        var since = typed.Day("since");
        if (since is null) typed.Refuse("since", "请填写起始日期。");
        if (since <= unit.ValidFrom) typed.Refuse("since", $"须晚于本单位的起始日期{UnitWords.Day(unit.ValidFrom)}。");
        var basis = typed.Text("basis", 100);
        var successor = unit.UnitId;
        if (kind == LineageKind.Renamed) Rename(typed, unit, since, time);
        else successor = await OtherAsync(typed, unit, since, db, cancellation);
        if (typed.IsGood && await db.Lineage.AnyAsync(
            l => l.UnitId == unit.UnitId && l.SuccessorId == successor && l.Since == since, cancellation))
        {
            typed.Refuse("since", "这一天的这项沿革已经登记。");
        }

        return !typed.IsGood
            ? null
            : new UnitLineage
            {
                CountyId = unit.CountyId,
                UnitId = unit.UnitId,
                SuccessorId = successor,
                Since = since!.Value,
                Kind = kind,
                NameBefore = unit.Name,
                Basis = basis,
            };
    }

    private static void Rename(Typed typed, Unit unit, DateOnly? since, TimeProvider time)
    {
        if (typed.Required("new-name", "新名称") == unit.Name) typed.Refuse("new-name", "与现在的名称相同。");
        // The name changes with this very act, so it cannot be one of the future.
        if (since > Times.Day(time.GetUtcNow())) typed.Refuse("since", "更名从今天以后才生效的，请到那一天再登记。");
    }

    private static async Task<int> OtherAsync(
        Typed typed, Unit unit, DateOnly? since, CountyContext db, CancellationToken cancellation)
    {
        var isNumber = int.TryParse(typed["other"], NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var other = isNumber && id != unit.UnitId
            ? await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.UnitId == id, cancellation)
            : null;
        if (other is null) typed.Refuse("other", "请选择另一个单位；新设的单位请先新增。");
        else if (other.ValidFrom > since || other.ValidTo < since) typed.Refuse("other", $"{other.Name}那时还没有设立或者已经撤并。");
        return id;
    }
}
