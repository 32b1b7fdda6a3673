namespace County.Data;

/// <summary>
/// A notice that arranges days off and days worked (放假调休通知), over the arrangements the program brings. The newest
/// word on a day counts; a county's own, such as an autonomous area's festival, comes after the nation's.
/// </summary>
public sealed class CalendarNotice
{
    /// <summary>The county whose calendar it changes; 0 for every county of the installation.</summary>
    public required int CountyId { get; init; }

    /// <summary>From 1 on, within the county; in the order in which they were entered.</summary>
    public required int Number { get; init; }

    /// <summary>The year it arranges.</summary>
    public required int Year { get; init; }

    /// <summary>Number of the document, such as 国办发明电〔2025〕7号.</summary>
    public required string Source { get; init; }

    /// <summary>放假: days off.</summary>
    public required DateOnly[] Off { get; init; }

    /// <summary>上班: days worked.</summary>
    public required DateOnly[] Work { get; init; }

    /// <summary>True where it arranges the whole year: its dates are no longer provisional.</summary>
    public required bool IsWholeYear { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Since when it no longer counts, entered by mistake; null while it does.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }
}
