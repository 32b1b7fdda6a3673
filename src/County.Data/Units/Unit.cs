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

    public Level Level => Kind is UnitKind.Township or UnitKind.Subdistrict ? Level.Township : Level.County;
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
}
