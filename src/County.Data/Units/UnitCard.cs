namespace County.Data;

/// <summary>A unit's particulars in one year (单位信息卡): they stand in prefaces and lists of contacts.</summary>
public sealed class UnitCard
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>政务公开领导小组组长.</summary>
    public string? Leader { get; set; }

    /// <summary>副组长.</summary>
    public string? Deputy { get; set; }

    /// <summary>办公室主任.</summary>
    public string? OfficeDirector { get; set; }

    /// <summary>专干.</summary>
    public string? Specialist { get; set; }

    public string? Telephone { get; set; }

    /// <summary>办公地点.</summary>
    public string? Address { get; set; }

    /// <summary>村（社区）数; null where it was not given.</summary>
    public int? Villages { get; set; }
}
