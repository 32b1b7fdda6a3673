namespace County.Data;

/// <summary>单位审签: one passage of a draft through the unit's own people.</summary>
public sealed class SignOff
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, of this report.</summary>
    public required int Number { get; init; }

    /// <summary>What is signed: figures and text, by ContentHash.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    public SignOffEnd? EndedAs { get; set; }

    /// <summary>Why it was sent back; null where no reason is asked for.</summary>
    public string? Reason { get; set; }
}

/// <summary>How a passage ended.</summary>
public enum SignOffEnd
{
    /// <summary>撤回审签: who fills took it back.</summary>
    Withdrawn,

    /// <summary>退回填报人: who was to sign sent it back.</summary>
    Declined,

    /// <summary>The draft was changed, which voids signatures and scans.</summary>
    Voided,

    /// <summary>It was handed in with these signatures.</summary>
    HandedIn,
}

/// <summary>One step of a passage: who signs in which capacity, and that they did.</summary>
public sealed class Signature
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required int Number { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Step { get; init; }

    /// <summary>Such as 分管领导审核.</summary>
    public required string Title { get; init; }

    /// <summary>Who may sign on the line: whoever holds the right.</summary>
    public required Right Right { get; init; }

    /// <summary>The one person who may; null where whoever holds the right may.</summary>
    public int? MembershipId { get; init; }

    /// <summary>线下审签: signed on paper, and registered.</summary>
    public required bool IsOnPaper { get; set; }

    /// <summary>Who signed; null while nobody has.</summary>
    public string? Signer { get; set; }

    /// <summary>The day of the signature.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>When it came in here: on the line the moment of signing.</summary>
    public DateTimeOffset? RegisteredAt { get; set; }

    /// <summary>Who registered what was signed on paper; on the line the signer.</summary>
    public string? RegisteredBy { get; set; }

    /// <summary>审签意见.</summary>
    public string? Note { get; set; }
}

/// <summary>A scan or photograph of what was signed and sealed on paper.</summary>
public sealed class Scan
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>The passage it belongs to.</summary>
    public required int Number { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Page { get; init; }

    public required string FileName { get; init; }

    /// <summary>application/pdf, image/jpeg or image/png, by what is in it.</summary>
    public required string MediaType { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public string? RemovedBy { get; set; }
}

/// <summary>One step of the chain that a unit has set for its reports.</summary>
public sealed class SignOffStep
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Step { get; init; }

    public required string Title { get; set; }

    public required Right Right { get; set; }

    public int? MembershipId { get; set; }

    /// <summary>Whether it is usually signed on paper.</summary>
    public required bool IsOnPaper { get; set; }
}
