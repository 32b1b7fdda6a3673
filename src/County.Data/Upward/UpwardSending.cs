namespace County.Data;

/// <summary>
/// 上报: that a filled workbook was sent to the superior, and what became of it. What was sent stands still.
/// </summary>
public sealed class UpwardSending
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, within the year.</summary>
    public required int Number { get; init; }

    public required int Template { get; init; }

    public required int SummaryVersion { get; init; }

    public required DateOnly SentOn { get; init; }

    /// <summary>How, such as 电子公文.</summary>
    public required string Way { get; init; }

    public required string Recipient { get; init; }

    /// <summary>Who sent it.</summary>
    public required string SentBy { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string FileName { get; init; }

    /// <summary>The workbook as it was filled then.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required string Hash { get; init; }

    /// <summary>Why it was sent though not all units were counted; null where all were.</summary>
    public string? IncompleteFor { get; init; }

    /// <summary>The returned one that it answers; null where it answers none.</summary>
    public int? Answers { get; init; }

    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Number of the receipt, or who gave it.</summary>
    public string? Receipt { get; set; }

    public string? ReceiptBy { get; set; }

    public DateOnly? ReturnedOn { get; set; }

    /// <summary>Why the superior sent it back.</summary>
    public string? ReturnedFor { get; set; }

    public string? ReturnBy { get; set; }

    /// <summary>Whether nothing is known of it yet.</summary>
    public bool IsOpen => ReceivedOn is null && ReturnedOn is null;
}
