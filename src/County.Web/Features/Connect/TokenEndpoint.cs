using System.Security.Claims;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace County.Web.Features.Connect;

/// <summary>
/// /connect/token. Secrets, codes, challenges and refresh tokens have been checked by the time the handler is called;
/// it checks that who stands behind them still has a place.
/// </summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> Give(
        HttpContext context, Bearers bearers, Tenancy tenancy, TimeProvider time, CancellationToken cancellation)
    {
        if (context.GetOpenIddictServerRequest() is not { ClientId: { } clientId } request) return Results.NotFound();
        if (request.IsClientCredentialsGrantType())
        {
            return await bearers.FindAsync(clientId, null, time.GetUtcNow(), cancellation) is { } holder
                ? await GiveAsync(request, holder, context, tenancy, cancellation)
                : Tickets.Refuse(OpenIddictConstants.Errors.UnauthorizedClient, "The system has been revoked.");
        }

        // A code or a refresh token: what it says is in the ticket that the server has read.
        var ticket = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return ticket.Principal is { } principal && await IsHeldAsync(principal, clientId, bearers, cancellation)
            ? Tickets.Give(principal)
            : Tickets.Refuse(OpenIddictConstants.Errors.InvalidGrant, "Person or system has no place any more.");
    }

    private static async Task<bool> IsHeldAsync(
        ClaimsPrincipal principal, string clientId, Bearers bearers, CancellationToken cancellation) =>
        principal.GetClaim(OpenIddictConstants.Claims.Subject) is { } account
        && principal.GetCreationDate() is { } givenOut
        && await bearers.FindAsync(clientId, account, givenOut, cancellation) is not null;

    /// <summary>A token for the system itself: what it asks for and may, or all that it may.</summary>
    private static async Task<IResult> GiveAsync(
        OpenIddictRequest request, TokenHolder holder, HttpContext context, Tenancy tenancy,
        CancellationToken cancellation)
    {
        var client = holder.Client;
        var asked = request.GetScopes();
        if (asked.Except(client.Scopes).Any())
        {
            return Tickets.Refuse(OpenIddictConstants.Errors.InvalidScope, "The system may not ask for this scope.");
        }

        var actor = new Actor(
            client.Name, ClientId: client.ClientId, Address: context.Connection.RemoteIpAddress?.ToString());
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, new TenantInfo(client.CountyId, client.UnitId, client.ClientId), actor, cancellation);
        var scopes = asked.IsEmpty ? client.Scopes : asked.ToArray();
        work.Audit.Write("取得令牌", client.Name, after: new Dictionary<string, object?> { ["Scopes"] = scopes });
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Tickets.Give(client.ClientId, scopes);
    }
}
