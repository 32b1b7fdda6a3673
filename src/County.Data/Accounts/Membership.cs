namespace County.Data;

/// <summary>A person's place and rights in a unit or in the county office.</summary>
public sealed class Membership
{
    public required int CountyId { get; init; }

    public required int MembershipId { get; init; }

    /// <summary>The unit; null for the county office.</summary>
    public int? UnitId { get; init; }

    /// <summary>The account that signs in.</summary>
    public required string AccountId { get; init; }

    public required string Person { get; set; }

    public string? Telephone { get; set; }

    public required Right[] Rights { get; set; }
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
