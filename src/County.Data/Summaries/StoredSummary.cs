using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>A version of the county's summary (汇总). Immutable; a new one only when an input changed.</summary>
public sealed class StoredSummary
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Version { get; init; }

    public required string Format { get; init; }

    /// <summary>SHA-256 over who is in it, with which submission, who is missing, and what is adjusted.</summary>
    public required string InputHash { get; init; }

    // The units' sum; adjustments are linked, and added when it is read.
    public required long?[] Proactive { get; init; }

    public required long?[] Applications { get; init; }

    public required long?[] Disputes { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>各单位合计.</summary>
    public Figures Figures => Figures.Of(Catalogue.Of(Format), Proactive, Applications, Disputes);
}

/// <summary>A unit in a summary (构成), with the submission that was counted.</summary>
public sealed class StoredContribution
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required int SummaryVersion { get; init; }

    public required int SubmissionVersion { get; init; }

    public required string ContentHash { get; init; }
}

/// <summary>A unit that a summary lacks (缺报), and why.</summary>
public sealed class StoredGap
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required int SummaryVersion { get; init; }

    public required GapReason Reason { get; init; }
}

/// <summary>That something a summary is made of has changed; kept by a trigger: no writer can forget it.</summary>
public sealed class ChangeMark
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    public long Changes { get; private set; }

    /// <summary>The count of changes that the newest roll-up has seen.</summary>
    public long RolledUp { get; set; }

    /// <summary>
    /// A round's mark, held until the transaction ends: who sums, checks or reminds takes turns; none where nobody must
    /// report.
    /// </summary>
    public static IQueryable<ChangeMark> Locked(CountyContext db, int county, int year) => db.ChangeMarks
        .FromSql($"select * from county.change_marks where county_id = {county} and year = {year} for update");
}
