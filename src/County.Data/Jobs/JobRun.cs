namespace County.Data;

/// <summary>One run of a job.</summary>
public sealed class JobRun
{
    /// <summary>The county it was asked for; 0 for the whole installation.</summary>
    public required int CountyId { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>The job's name in the timetable, such as roll-up.</summary>
    public required string Job { get; init; }

    /// <summary>Who asked for it; null where the timetable did.</summary>
    public string? AskedBy { get; init; }

    /// <summary>Which process ran it.</summary>
    public required string Node { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs, and where its process died.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What it did, in a few words; null where nothing.</summary>
    public string? Outcome { get; set; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Problem { get; set; }
}
