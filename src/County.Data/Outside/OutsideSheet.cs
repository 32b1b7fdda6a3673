using County.Reporting;

namespace County.Data;

/// <summary>A sheet of one source that the office took on (部门对账表); at most one of a source holds.</summary>
public sealed class OutsideSheet
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    public required OutsideSource Source { get; init; }

    /// <summary>From 1 on, of this source and year.</summary>
    public required int Number { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 over what it says, unit by unit.</summary>
    public required string Hash { get; init; }

    /// <summary>How many units it says something of.</summary>
    public required int Units { get; init; }

    /// <summary>How many figures it gives.</summary>
    public required int Figures { get; init; }

    public required string TakenBy { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When another took its place, or it was withdrawn; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    /// <summary>Whether another took its place.</summary>
    public bool IsReplaced { get; set; }
}

/// <summary>What a source says of one cell of one unit's report (部门对账数); only while its sheet holds.</summary>
public sealed class OutsideEntry
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required OutsideSource Source { get; init; }

    /// <summary>Address of the cell.</summary>
    public required string Cell { get; init; }

    /// <summary>A count, or an amount in 分.</summary>
    public required long Figure { get; init; }

    /// <summary>Number of the sheet that says so.</summary>
    public required int Sheet { get; init; }

    /// <summary>As a check of a report on a form takes it; nothing of a cell that the form has not.</summary>
    public OutsideFigure? On(Format format) =>
        format.Find(Cell) is { } cell ? new OutsideFigure(Source, cell, Figure) : null;
}
