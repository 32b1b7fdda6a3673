namespace County.Data;

/// <summary>The tenant a transaction acts for, in the words of Finbuckle.MultiTenant.</summary>
/// <param name="CountyId">Six-digit division code of the county; null only for callers without one.</param>
/// <param name="UnitId">Number of the unit within its county; null for callers who see the whole county.</param>
/// <param name="AccountId">For sign-in, the account or the other system at hand.</param>
/// <param name="Secret">For sign-in, the hash of the invitation's secret at hand.</param>
public sealed record TenantInfo(int? CountyId, int? UnitId = null, string? AccountId = null, string? Secret = null)
{
    public static TenantInfo None { get; } = new((int?)null);
}

/// <summary>Holds the tenant and the kind of caller of the current scope.</summary>
public sealed class TenantContextAccessor
{
    /// <summary>Whom the scope acts for; nobody until somebody is named, and then the database shows no rows.</summary>
    public TenantInfo Tenant { get; private set; } = TenantInfo.None;

    public Scope Scope { get; private set; } = Scope.Public;

    /// <summary>Who acts, for the audit record.</summary>
    public Actor Actor { get; private set; } = Actor.Program;

    /// <summary>Names the program itself as the caller.</summary>
    public void Set(Scope scope, TenantInfo tenant) => Set(scope, tenant, Actor.Program);

    /// <summary>Names the caller. Once per scope: a scope that has named one caller never becomes another.</summary>
    public void Set(Scope scope, TenantInfo tenant, Actor actor)
    {
        if (isSet) throw new InvalidOperationException("The tenant of a scope is named once");
        (Scope, Tenant, Actor, isSet) = (scope, tenant, actor, true);
    }

    private bool isSet;
}
