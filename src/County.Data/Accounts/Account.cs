using Microsoft.AspNetCore.Identity;

namespace County.Data;

/// <summary>
/// What a person signs in with: a user name or a mobile number, and a password. Says nothing of who they are.
/// </summary>
public sealed class Account : IdentityUser
{
    public Account()
    {
    }

    public Account(string userName)
        : base(userName)
    {
    }

    /// <summary>
    /// The moment that a password given out by somebody else carries: it is good for choosing another, no more.
    /// </summary>
    public static readonly DateTimeOffset NotChosen = DateTimeOffset.UnixEpoch;

    /// <summary>When the password was set; a later reset by somebody who may makes it worthless.</summary>
    public DateTimeOffset PasswordSetAt { get; set; }
}

/// <summary>A sign-in that has not ended: a browser that carries its cookie.</summary>
public sealed class Session
{
    public required Guid SessionId { get; init; }

    public required string AccountId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? Address { get; init; }

    /// <summary>What the browser calls itself.</summary>
    public string? Agent { get; init; }
}

/// <summary>The secret of an account's time-based one-time codes (RFC 6238).</summary>
public sealed class SecondFactor
{
    public required string AccountId { get; init; }

    /// <summary>The secret, encrypted with the installation's data-protection keys.</summary>
    public required string ProtectedKey { get; set; }

    public required DateTimeOffset EnrolledAt { get; set; }

    /// <summary>The time step of the newest code that was taken: none is taken twice.</summary>
    public long LastStep { get; set; }
}

/// <summary>A printed backup code (备用码), good for one sign-in.</summary>
public sealed class BackupCode
{
    public required string AccountId { get; init; }

    /// <summary>SHA-256 of the code, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>An account that runs the installation (运维): opens and suspends counties, sees none of their data.</summary>
public sealed class Operator
{
    public required string AccountId { get; init; }

    public required string Person { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}
