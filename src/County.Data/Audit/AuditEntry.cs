namespace County.Data;

/// <summary>
/// One line of the audit record (审计记录): who did what, when, from where, what was before and after. Inserted in the
/// transaction of the act and sealed by the program; nobody that serves may change or delete it.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The county in whose record it stands; 0 for the installation's.</summary>
    public required int CountyId { get; init; }

    public required Guid AuditId { get; init; }

    /// <summary>The unit it concerns or that acted; null where that is none.</summary>
    public int? UnitId { get; init; }

    /// <summary>To the microsecond, as the database keeps it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account; null for the program itself, another system, or a name that nobody has.</summary>
    public string? AccountId { get; init; }

    /// <summary>The other system (client); null where a person or the program acted.</summary>
    public string? ClientId { get; init; }

    /// <summary>The person's name, the other system's, or 系统.</summary>
    public required string Actor { get; init; }

    /// <summary>Network address; null for the program itself.</summary>
    public string? Address { get; init; }

    /// <summary>What was done, in office Chinese, such as 登录.</summary>
    public required string Act { get; init; }

    /// <summary>To what, such as 2019年 药山镇.</summary>
    public required string Subject { get; init; }

    /// <summary>Changed values before, as a JSON object; null where there were none.</summary>
    public string? Before { get; init; }

    /// <summary>Changed values after, as a JSON object; null where there are none.</summary>
    public string? After { get; init; }

    /// <summary>Why the act was refused; null where it was done.</summary>
    public string? Refused { get; init; }

    /// <summary>HMAC-SHA-256 over all of the above, with the installation's key.</summary>
    public byte[] Seal { get; internal set; } = [];
}

/// <summary>
/// A link of the chain in which a county's audit entries hang: each seals the one before it, so that none can be taken
/// out without a gap. One chain for each county and one, 0, for the installation.
/// </summary>
public sealed class AuditLink
{
    public required int CountyId { get; init; }

    /// <summary>From 1 on, without a gap.</summary>
    public required long Number { get; init; }

    public required Guid AuditId { get; init; }

    /// <summary>HMAC-SHA-256 over the mark before, the number, the time and the entry's seal.</summary>
    public required byte[] Mark { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }
}
