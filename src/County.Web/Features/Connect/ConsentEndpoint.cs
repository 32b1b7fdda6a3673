using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace County.Web.Features.Connect;

/// <summary>
/// /connect/authorize: a person who is signed in lets another system act for them. The request itself, its address to
/// return to and its challenge, has been checked by the time a handler is called.
/// </summary>
public static class ConsentEndpoint
{
    /// <summary>What the person agrees to.</summary>
    /// <param name="Parameters">The request, which the form sends once more.</param>
    public sealed record Consent(
        string System, string Place, string Person, IReadOnlyList<string> Scopes, bool StaysConnected,
        IReadOnlyList<(string Name, string Value)> Parameters);

    internal static async Task<IResult> Page(
        HttpContext context, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (context.GetOpenIddictServerRequest() is not { } request) return Results.NotFound();
        if (await FindAsync(db, caller, request, cancellation) is not { } asking) return Deny();
        // The answer leads on to the other system, which the policy of forms must allow by name.
        context.Features.Set(new FormTarget(new Uri(request.RedirectUri!).GetLeftPart(UriPartial.Authority)));
        return Pages.Show<ConsentPage, Consent>(new Consent(
            asking.System.Name, asking.Place, caller.Person, [.. asking.Scopes.Select(ApiScopes.Name)],
            request.HasScope(OpenIddictConstants.Scopes.OfflineAccess),
            [.. request.GetParameters().Select(parameter => (parameter.Key, (string?)parameter.Value ?? ""))]));
    }

    internal static async Task<IResult> Decide(
        [FromForm] string? decision, HttpContext context, CountyContext db, AuditBook audit, Caller caller,
        CancellationToken cancellation)
    {
        if (context.GetOpenIddictServerRequest() is not { } request) return Results.NotFound();
        if (decision != "allow" || await FindAsync(db, caller, request, cancellation) is not { } asking) return Deny();
        var scopes = asking.Scopes.ToList();
        audit.Write(
            "授权对接系统", asking.System.Name,
            after: new Dictionary<string, object?> { ["Scopes"] = scopes.ToArray() });
        await db.SaveChangesAsync(cancellation);
        if (request.HasScope(OpenIddictConstants.Scopes.OfflineAccess))
        {
            scopes.Add(OpenIddictConstants.Scopes.OfflineAccess);
        }

        return Tickets.Give(caller.AccountId!, scopes);
    }

    private static IResult Deny() => Tickets.Refuse(
        OpenIddictConstants.Errors.AccessDenied, "The person has not agreed, or has another place than the system.");

    /// <summary>The system that asks, where its place is exactly the person's and both may do what it wants.</summary>
    private static async Task<Asking?> FindAsync(
        CountyContext db, Caller caller, OpenIddictRequest request, CancellationToken cancellation)
    {
        var system = await db.Clients.AsNoTracking().SingleOrDefaultAsync(
            client => client.ClientId == request.ClientId && client.RevokedAt == null, cancellation);
        if (system is null || system.CountyId != caller.CountyId || system.UnitId != caller.UnitId) return null;
        string[] scopes =
        [
            .. request.GetScopes().Intersect(system.Scopes).Intersect(ApiScopes.Of(caller.Membership!)),
        ];
        if (scopes.Length == 0) return null;
        var place = caller.UnitId is { } unit
            ? await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation)
            : $"{caller.CountyName}政府信息公开工作主管部门";
        return new Asking(system, place, scopes);
    }

    private sealed record Asking(Client System, string Place, string[] Scopes);
}
