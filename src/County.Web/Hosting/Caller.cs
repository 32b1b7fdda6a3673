using County.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Validation.AspNetCore;

namespace County.Web.Hosting;

/// <summary>Who is asking: read afresh on every request, so that a withdrawn right ends at once.</summary>
public sealed class Caller
{
    /// <summary>The account that is signed in; null for a stranger and for another system.</summary>
    public string? AccountId { get; internal set; }

    public Guid? SessionId { get; internal set; }

    /// <summary>The person's place; null for a stranger, an operator, and an account without a place.</summary>
    public Membership? Membership { get; internal set; }

    public CountyRecord? County { get; internal set; }

    /// <summary>Who runs the installation; null for everybody else.</summary>
    public Operator? Operator { get; internal set; }

    /// <summary>Whether the password was given out by somebody else: it is good for choosing another.</summary>
    public bool MustChoosePassword { get; internal set; }

    /// <summary>The other system that asks; null where a person does.</summary>
    public Client? Client { get; internal set; }

    /// <summary>What a token was given out for; empty where a person is signed in.</summary>
    public IReadOnlyCollection<string> TokenScopes { get; internal set; } = [];

    /// <summary>Network address.</summary>
    public string? Address { get; internal set; }

    public string CountyName => County?.Name ?? "";

    /// <summary>Whether the caller has a place in a county that is not suspended.</summary>
    public bool HasPlace => (Membership is not null || Client is not null) && County is { SuspendedAt: null };

    public bool IsOffice => HasPlace && UnitId is null;

    public int CountyId => Membership?.CountyId ?? Client!.CountyId;

    public int? UnitId => Membership is null ? Client?.UnitId : Membership.UnitId;

    public string Person => Membership?.Person ?? Operator?.Person ?? Client?.Name ?? "";

    public Actor Actor => new(Person.Length == 0 ? "未登录" : Person, AccountId, Client?.ClientId, Address);

    /// <summary>Whether the person has a right in their place.</summary>
    public bool Has(Right right) => HasPlace && Membership?.Rights.Contains(right) == true;
}

/// <summary>Who may come in, by name. A page or endpoint names one of them in the list of endpoints.</summary>
internal static class Policies
{
    /// <summary>Anybody who is signed in, with or without a place.</summary>
    public const string SignedIn = "signed in";

    /// <summary>A person of a unit or of the county office.</summary>
    public const string Member = "member";

    /// <summary>A person of a unit.</summary>
    public const string Unit = "unit";

    /// <summary>填报人 of a unit.</summary>
    public const string Author = "author";

    /// <summary>审核人, 保密审查人 or 签发人 of a unit: who signs its report.</summary>
    public const string Signer = "signer";

    /// <summary>签发人 of a unit.</summary>
    public const string Signatory = "signatory";

    /// <summary>填报人 and 签发人 of a unit: who hands in its report.</summary>
    public const string HandsIn = "hands in";

    /// <summary>签发人 of a unit, and 管理员 of the county office: who manages people.</summary>
    public const string People = "people";

    /// <summary>填报人 and 签发人 of a unit, and the county office: who keeps a unit's card.</summary>
    public const string UnitCard = "unit card";

    /// <summary>A person of the county office.</summary>
    public const string Office = "office";

    /// <summary>管理员 of the county office.</summary>
    public const string Administrator = "administrator";

    /// <summary>运维: who runs the installation.</summary>
    public const string Operator = "operator";

    /// <summary>A system, or a person through one, that reads reports by the API.</summary>
    public const string ApiReadReports = $"api {ApiScopes.ReadReports}";

    /// <summary>A unit's system, or its 填报人 through one, that fills and hands in its report.</summary>
    public const string ApiWriteReports = $"api {ApiScopes.WriteReports}";

    /// <summary>The county office's system, or a person of the office through one, that reads the summary.</summary>
    public const string ApiReadSummary = $"api {ApiScopes.ReadSummary}";

    private static readonly Dictionary<string, Func<Caller, bool>> Api = new()
    {
        [ApiReadReports] = caller => caller.HasPlace && caller.TokenScopes.Contains(ApiScopes.ReadReports),
        [ApiWriteReports] = caller => caller.HasPlace && caller.UnitId is not null
            && caller.TokenScopes.Contains(ApiScopes.WriteReports)
            && (caller.Membership is null || caller.Has(Right.Author)),
        [ApiReadSummary] = caller => caller.IsOffice && caller.TokenScopes.Contains(ApiScopes.ReadSummary),
    };

    private static readonly Right[] Signing = [Right.Reviewer, Right.SecrecyReviewer, Right.Signatory];

    private static readonly Dictionary<string, Func<Caller, bool>> Pages = new()
    {
        [SignedIn] = caller => caller.AccountId is not null,
        [Member] = caller => caller.HasPlace,
        [Unit] = caller => caller.HasPlace && caller.UnitId is not null,
        [Signer] = caller => caller.UnitId is not null && Signing.Any(caller.Has),
        [Author] = caller => caller.UnitId is not null && caller.Has(Right.Author),
        [Signatory] = caller => caller.UnitId is not null && caller.Has(Right.Signatory),
        [HandsIn] = caller => caller.UnitId is not null && (caller.Has(Right.Author) || caller.Has(Right.Signatory)),
        [People] = caller => caller.Has(caller.UnitId is null ? Right.Administrator : Right.Signatory),
        [UnitCard] = caller => caller.IsOffice || caller.Has(Right.Author) || caller.Has(Right.Signatory),
        [Office] = caller => caller.IsOffice,
        [Administrator] = caller => caller.IsOffice && caller.Has(Right.Administrator),
        [Operator] = caller => caller is { Operator: not null, MustChoosePassword: false },
    };

    /// <summary>Pages take the cookie and nothing else, the API the bearer token and nothing else.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        Add(services.AddAuthorizationBuilder(), Pages, IdentityConstants.ApplicationScheme);
        Add(services.AddAuthorizationBuilder(), Api, OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        return services.AddScoped<IAuthorizationHandler, CallerHandler>();
    }

    private static void Add(
        AuthorizationBuilder builder, Dictionary<string, Func<Caller, bool>> policies, string scheme)
    {
        foreach (var (name, allows) in policies)
        {
            builder.AddPolicy(name, policy => policy.AddAuthenticationSchemes(scheme)
                .RequireAuthenticatedUser().AddRequirements(new CallerRequirement(allows)));
        }
    }
}

internal sealed record CallerRequirement(Func<Caller, bool> Allows) : IAuthorizationRequirement;

internal sealed class CallerHandler(Caller caller) : AuthorizationHandler<CallerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, CallerRequirement requirement)
    {
        if (requirement.Allows(caller)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
