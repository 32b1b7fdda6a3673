using County.Data;

namespace County.Web.Tests.Attacks;

/// <summary>How near a caller stands to the victim, a unit of the first county and what belongs to it.</summary>
internal enum Standing
{
    /// <summary>Not signed in.</summary>
    Nobody,

    /// <summary>Signed in, with nothing to do with the victim's county.</summary>
    Foreign,

    /// <summary>Of the victim's county, not of its unit.</summary>
    Neighbour,

    /// <summary>Of the victim itself, or of the office that works with it, without any right.</summary>
    Own,
}

/// <summary>A kind of caller: who is signed in, or what the request brings instead.</summary>
/// <param name="Name">For the verdict.</param>
/// <param name="Standing">How near to the victim.</param>
/// <param name="Policies">Names of the policies that let this caller in, as this list and not the program says.</param>
/// <param name="Place">County and unit of the caller; null for who has none.</param>
/// <param name="Rights">What the caller may do there.</param>
/// <param name="Header">A header with which the caller tries to pass for somebody.</param>
/// <param name="IsSystem">Another system, which comes with a token of its own.</param>
/// <param name="IsRevoked">Whose token has been revoked.</param>
internal sealed record Attacker(
    string Name, Standing Standing, string[] Policies, (int County, int? Unit)? Place = null, Right[]? Rights = null,
    (string Name, string Value)? Header = null, bool IsSystem = false, bool IsRevoked = false)
{
    private static readonly Right[] UnitRights =
        [Right.Author, Right.Reviewer, Right.SecrecyReviewer, Right.Signatory];

    private static readonly Right[] OfficeRights = [Right.Reviewer, Right.Administrator];

    private static readonly string[] UnitPolicies =
        ["signed in", "member", "author", "signatory", "people", "unit card", "unit", "signer"];

    private static readonly string[] OfficePolicies =
        ["signed in", "member", "people", "office", "administrator", "unit card"];

    private static readonly string[] ApiPolicies = ["api reports.read", "api reports.write", "api summary.read"];

    private static readonly string[] UnitApi = ["api reports.read", "api reports.write"];

    private static readonly string[] OfficeApi = ["api reports.read", "api summary.read"];

    /// <summary>Every policy that a caller may be let in by: another one goes into the lists above.</summary>
    public static IEnumerable<string> KnownPolicies => [.. UnitPolicies, .. OfficePolicies, .. ApiPolicies, "operator"];

    public bool IsSignedIn => Standing != Standing.Nobody && !IsSystem;

    public string Account => $"attacker-{Name.Replace(' ', '-')}";

    public static IReadOnlyList<Attacker> All { get; } =
    [
        new("nobody", Standing.Nobody, []),
        new("a forged bearer token", Standing.Nobody, [], Header: ("Authorization", $"Bearer {ForeignToken.Make()}")),
        new("a system whose token was revoked", Standing.Nobody, [], (World.County, World.Unit), IsSystem: true,
            IsRevoked: true),
        new("another unit's system", Standing.Neighbour, UnitApi, (World.County, World.Neighbour), IsSystem: true),
        new("another county's unit's system", Standing.Foreign, UnitApi, (World.OtherCounty, 11), IsSystem: true),
        new("another county's office's system", Standing.Foreign, OfficeApi, (World.OtherCounty, null), IsSystem: true),
        new("another unit of the county", Standing.Neighbour, UnitPolicies,
            (World.County, World.Neighbour), UnitRights),
        new("another county's unit", Standing.Foreign, UnitPolicies, (World.OtherCounty, 11), UnitRights),
        new("another county's office", Standing.Foreign, OfficePolicies, (World.OtherCounty, null), OfficeRights),
        new("own unit without the right", Standing.Own, ["signed in", "member", "unit"],
            (World.County, World.Unit), []),
        new("own office without the right", Standing.Own, ["signed in", "member", "office", "unit card"],
            (World.County, null), []),
        new("an operator", Standing.Foreign, ["signed in", "operator"]),
        new("an account without a place", Standing.Foreign, ["signed in"]),
    ];

    /// <summary>Those who may do what can be done with the victim.</summary>
    public static IReadOnlyList<Attacker> Entitled { get; } =
    [
        new("an insider of the office", Standing.Own, OfficePolicies, (World.County, null), OfficeRights),
        new("an insider of the unit", Standing.Own, UnitPolicies, (World.County, World.Unit), UnitRights),
        new("an insider of the installation", Standing.Foreign, ["signed in", "operator"]),
    ];
}
