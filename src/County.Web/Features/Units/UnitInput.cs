using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Units;

/// <summary>What is typed about a unit, and whether it can be so.</summary>
internal sealed record UnitInput(
    string Name, string Code, UnitKind Kind, DateOnly ValidFrom, DateOnly? ValidTo, string? OutsideSum,
    string GeneralReplyPost, string SeriousReplyPost)
{
    public static UnitInput Read(Typed form)
    {
        var from = form.Day("from");
        if (from is null) form.Refuse("from", "请填写起始日期。");
        if (!Enum.TryParse<UnitKind>(form["kind"], out var kind) || !Enum.IsDefined(kind))
        {
            form.Refuse("kind", "请选择类别。");
        }

        var code = form.Required("code", "代码", 20);
        if (code.Any(sign => !char.IsAsciiLetterOrDigit(sign))) form.Refuse("code", "代码只用数字和字母，如 430781105000。");
        var input = new UnitInput(
            form.Required("name", "名称"), code, kind, from ?? default, form.Day("to"), form.Text("outside", 30),
            form.Required("general", "一般舆情回复的审批职务", 30), form.Required("serious", "严重舆情回复的审批职务", 30));
        if (input.ValidTo < input.ValidFrom) form.Refuse("to", "截止日期不能早于起始日期。");
        if (kind == UnitKind.CountyGovernment && input.OutsideSum is not null)
        {
            form.Refuse("outside", "县人民政府（本级）的数据须计入汇总。");
        }

        return input;
    }

    public static Typed Of(Unit unit) => new(
        ("name", unit.Name), ("code", unit.Code), ("kind", unit.Kind.ToString()),
        ("from", UnitWords.Day(unit.ValidFrom)), ("to", unit.ValidTo is { } to ? UnitWords.Day(to) : null),
        ("outside", unit.OutsideSum), ("general", unit.GeneralReplyPost), ("serious", unit.SeriousReplyPost));

    /// <summary>Looks whether other units stand in the way.</summary>
    /// <param name="self">The unit that is changed; 0 for a new one.</param>
    /// <param name="db">While administrators are locked: nobody else adds a unit now.</param>
    public async Task CheckAsync(Typed form, int self, CountyContext db, CancellationToken cancellation)
    {
        var others = await db.Units.AsNoTracking().Where(u => u.UnitId != self).ToListAsync(cancellation);
        if (others.Find(u => u.Code == Code && Overlaps(u)) is { } twin)
        {
            form.Refuse("code", $"{twin.Name}同一时期也用这个代码。");
        }

        if (others.Find(u => u.Name == Name && Overlaps(u)) is not null)
        {
            form.Refuse("name", "同一时期已有同名单位。");
        }

        if (Kind == UnitKind.CountyGovernment && others.Find(u => u.Kind == Kind) is { } first)
        {
            form.Refuse("kind", $"县人民政府（本级）只能有一个，已有{first.Name}。");
        }
    }

    public void Write(Unit unit)
    {
        (unit.Name, unit.Code, unit.Kind) = (Name, Code, Kind);
        (unit.ValidFrom, unit.ValidTo, unit.OutsideSum) = (ValidFrom, ValidTo, OutsideSum);
        (unit.GeneralReplyPost, unit.SeriousReplyPost) = (GeneralReplyPost, SeriousReplyPost);
    }

    private bool Overlaps(Unit other) =>
        (other.ValidTo is null || ValidFrom <= other.ValidTo) && (ValidTo is null || other.ValidFrom <= ValidTo);
}
