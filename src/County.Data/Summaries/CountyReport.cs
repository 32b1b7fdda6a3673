using County.Reporting;

namespace County.Data;

/// <summary>本级年度报告: what the office writes of the county; its figures are the summary's.</summary>
public sealed class CountyReport
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    public string Overall { get; private set; } = "";

    public string Problems { get; private set; } = "";

    public string Other { get; private set; } = "";

    /// <summary>One more with every change: who writes says which one they saw.</summary>
    public long Revision { get; private set; }

    public string? ChangedBy { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public Narrative Narrative => new(Overall, Problems, Other);

    public void Write(Narrative narrative, string person, DateTimeOffset at)
    {
        (Overall, Problems, Other) = (narrative.Overall, narrative.Problems, narrative.Other);
        (Revision, ChangedBy, ChangedAt) = (Revision + 1, person, at);
    }
}

/// <summary>
/// 送签稿: the county's report as it was sent to be signed. Its text and the version of the summary stand still; it ends
/// by being taken back, sent back, or published.
/// </summary>
public sealed class CountyEdition
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, within the year.</summary>
    public required int Number { get; init; }

    public required int SummaryVersion { get; init; }

    public required string Overall { get; init; }

    public required string Problems { get; init; }

    public required string Other { get; init; }

    /// <summary>Over the figures and the text.</summary>
    public required string ContentHash { get; init; }

    public required string SentBy { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>签发人; null until it is signed.</summary>
    public string? Signer { get; set; }

    public DateOnly? SignedOn { get; set; }

    /// <summary>Who put on record a signature that was given on paper; null where it was given here.</summary>
    public string? RegisteredBy { get; set; }

    /// <summary>When it was taken back or sent back to be changed.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    public string? EndedFor { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public string? PublishedBy { get; set; }

    /// <summary>Where the public reads it.</summary>
    public string? PublishedWhere { get; set; }

    /// <summary>Why it was published though not all units were counted; null where all were.</summary>
    public string? IncompleteFor { get; set; }

    public Narrative Narrative => new(Overall, Problems, Other);

    /// <summary>Whether something is still to be done with it.</summary>
    public bool IsOpen => EndedAt is null && PublishedAt is null;
}
