using County.Reporting;

namespace County.Data;

/// <summary>A reporting unit (报送单位): the tenant.</summary>
public sealed class Unit
{
    public required int CountyId { get; init; }

    /// <summary>Number within the county; stays when the code or the name changes.</summary>
    public required int UnitId { get; init; }

    /// <summary>Twelve-digit division code, or the code of the organ.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required UnitKind Kind { get; set; }

    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day of the unit; null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Why the unit's report is not summed, such as 垂直管理; null where it is.</summary>
    public string? OutsideSum { get; set; }

    /// <summary>The post that approves replies to public opinion of no great weight.</summary>
    public string GeneralReplyPost { get; set; } = "党委副书记";

    /// <summary>The post that approves replies to serious public opinion.</summary>
    public string SeriousReplyPost { get; set; } = "党委书记";

    public Level Level => LevelOf(Kind);

    internal static Level LevelOf(UnitKind kind) =>
        kind is UnitKind.Township or UnitKind.Subdistrict ? Level.Township : Level.County;
}

public enum UnitKind
{
    /// <summary>乡、镇.</summary>
    Township,

    /// <summary>街道.</summary>
    Subdistrict,

    /// <summary>县直部门.</summary>
    Department,

    /// <summary>县人民政府办公室.</summary>
    CountyOffice,

    /// <summary>县人民政府（本级）: applications addressed to the county itself; summed, without a report of its own.</summary>
    CountyGovernment,
}
