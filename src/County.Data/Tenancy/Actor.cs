namespace County.Data;

/// <summary>Who acts in a scope, and from where, for the audit record.</summary>
/// <param name="Name">The person's name, the other system's, or 系统 for the program itself.</param>
/// <param name="AccountId">The account; null where no person acts.</param>
/// <param name="ClientId">The other system; null where none acts.</param>
/// <param name="Address">Network address; null for the program itself.</param>
public sealed record Actor(string Name, string? AccountId = null, string? ClientId = null, string? Address = null)
{
    public static Actor Program { get; } = new("系统");
}
