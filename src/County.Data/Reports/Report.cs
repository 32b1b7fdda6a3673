using County.Reporting;

namespace County.Data;

/// <summary>A report (年度报告): one unit in one round. Its text and figures stand in drafts and submissions.</summary>
public sealed class Report
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public ReportState State { get; set; } = ReportState.NotStarted;

    public bool ReviewStarted { get; set; }

    /// <summary>Number of the newest submission; 0 before the first.</summary>
    public int LatestVersion { get; set; }

    /// <summary>The submission the county counts; null where none is.</summary>
    public int? AcceptedVersion { get; set; }

    /// <summary>The submission that was published; null before.</summary>
    public int? PublishedVersion { get; set; }

    /// <summary>
    /// True while the newest submission was filled by the office for the unit (代填) and the unit has not confirmed it.
    /// </summary>
    public bool AwaitsConfirmation { get; set; }

    /// <summary>
    /// Membership of who has accepted the newest submission first, where the county wants two to; null while nobody
    /// has.
    /// </summary>
    public int? FirstAccepter { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>What a unit is working on. Only the unit, and the roll-up to check it, may read it.</summary>
public sealed class Draft : ReportContent
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A submission (报送稿): an immutable, numbered version of a report.</summary>
public sealed class Submission : ReportContent
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Version { get; init; }

    public required SubmissionOrigin Origin { get; init; }

    /// <summary>SHA-256 over format, figures and text.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string SubmittedBy { get; init; }

    /// <summary>Everybody who typed what is in it, each once; empty where nobody typed.</summary>
    public string[] FilledBy { get; init; } = [];

    /// <summary>
    /// Why the office handed it in for the unit (代填), be it filled there or read from what the unit had published; null
    /// where the unit handed it in itself.
    /// </summary>
    public string? FilledForUnit { get; init; }

    /// <summary>The passage of sign-off that it was handed in with; null where it had none.</summary>
    public int? SignOff { get; init; }

    /// <summary>SHA-256 over the hashes of its scans, in order; null where there are none.</summary>
    public string? ScansHash { get; init; }
}

public enum SubmissionOrigin
{
    /// <summary>Filled and signed in the unit.</summary>
    Filled,

    /// <summary>Read from a published report, its defects kept.</summary>
    AsPublished,

    /// <summary>代填: filled by the county office for the unit.</summary>
    FilledForUnit,
}

/// <summary>A finding on a submission or draft, as the checker wrote it down.</summary>
public sealed class SubmissionFinding
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required int Version { get; init; }

    /// <summary>Number of the check that found it.</summary>
    public required int CheckNumber { get; init; }

    public required int Ordinal { get; init; }

    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Addresses of the cells it speaks of.</summary>
    public required string[] Cells { get; init; }

    public decimal? Expected { get; init; }

    public decimal? Actual { get; init; }

    public required string Message { get; init; }

    /// <summary>The sentence it speaks of; null where it speaks of none.</summary>
    public string? Quoted { get; init; }

    /// <summary>Its identity within the report.</summary>
    public string Key => Finding.KeyOf(Code, Cells, Expected, Actual, Quoted);

    /// <summary>As it was found on a form.</summary>
    public Finding On(Format form) => new(
        Code, Severity, [.. Cells.Select(form.Find).OfType<Cell>()], Expected, Actual, Message)
    {
        Quoted = Quoted,
    };
}

/// <summary>One act in the life of a report: who, what, when, why.</summary>
public sealed class ReportAct
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required int Ordinal { get; init; }

    public required string Act { get; init; }

    public required ReportState Before { get; init; }

    public required ReportState After { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public string? Reason { get; init; }
}
