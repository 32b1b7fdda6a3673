namespace County.Data;

/// <summary>
/// A secret handed to a person, by mail or on a printed slip (账号开通单), that opens an account or sets a new password
/// once. The secret itself is not kept.
/// </summary>
public sealed class Invitation
{
    public required int CountyId { get; init; }

    public required Guid InvitationId { get; init; }

    /// <summary>The unit; null for the county office.</summary>
    public int? UnitId { get; init; }

    public required InvitationKind Kind { get; init; }

    /// <summary>Whose password is set anew; null for a new account.</summary>
    public string? AccountId { get; init; }

    public required string Person { get; init; }

    public string? Post { get; init; }

    public string? Telephone { get; init; }

    public string? Email { get; init; }

    public required Right[] Rights { get; init; }

    /// <summary>SHA-256 of the secret, in hexadecimal.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

public enum InvitationKind
{
    /// <summary>开通账号.</summary>
    Account,

    /// <summary>重置密码.</summary>
    Password,
}
