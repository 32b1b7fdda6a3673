namespace County.Data;

/// <summary>A person's place and rights in a unit or in the county office. Closed, never deleted.</summary>
public sealed class Membership
{
    public required int CountyId { get; init; }

    /// <summary>Taken from a sequence.</summary>
    public int MembershipId { get; init; }

    /// <summary>The unit; null for the county office.</summary>
    public int? UnitId { get; init; }

    /// <summary>The account that signs in; one account has one place.</summary>
    public required string AccountId { get; init; }

    public required string Person { get; set; }

    /// <summary>职务, as it stands under a signature; null where it was not given.</summary>
    public string? Post { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }

    public required Right[] Rights { get; set; }

    public DateTimeOffset JoinedAt { get; init; }

    /// <summary>Since when the person has no more business here; null while they have.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>A password set before this moment no longer signs in: somebody reset it.</summary>
    public DateTimeOffset? PasswordResetAt { get; set; }

    /// <summary>A second factor enrolled before this moment no longer counts: an administrator reset it.</summary>
    public DateTimeOffset? SecondFactorResetAt { get; set; }

    /// <summary>Sessions opened before this moment have ended: somebody who may signed the person out.</summary>
    public DateTimeOffset? SessionsEndedAt { get; set; }
}

public enum Right
{
    /// <summary>填报人.</summary>
    Author,

    /// <summary>审核人 of a unit, 审核员 of the office.</summary>
    Reviewer,

    /// <summary>保密审查人.</summary>
    SecrecyReviewer,

    /// <summary>签发人.</summary>
    Signatory,

    /// <summary>管理员 of the office.</summary>
    Administrator,
}
