namespace County.Data;

/// <summary>A kind of caller: each has a database role, a data source and a policy of its own.</summary>
public enum Scope
{
    /// <summary>A reporting unit: its own rows, drafts included.</summary>
    Unit,

    /// <summary>The county office: submissions of its county, never a draft.</summary>
    Office,

    /// <summary>The roll-up: of the one county it has named.</summary>
    Aggregator,

    /// <summary>Everybody: what is published.</summary>
    Public,

    /// <summary>Sign-in: accounts and the memberships of the account at hand.</summary>
    Accounts,

    /// <summary>The scheduler: Quartz's tables and the list of counties with changes; no report content.</summary>
    Jobs,

    /// <summary>The installation's operator: opens and suspends counties; sees nothing that is theirs.</summary>
    Operator,
}

public static class ScopeRoles
{
    public static string Role(this Scope scope) => $"county_{scope.ToString().ToLowerInvariant()}";
}
