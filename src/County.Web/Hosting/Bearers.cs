using County.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace County.Web.Hosting;

/// <summary>Marks an endpoint of the API: it takes a bearer token and no cookie.</summary>
internal sealed class BearerOnly;

/// <summary>Who stands behind a token: another system, and the person for whom it acts where there is one.</summary>
internal sealed record TokenHolder(Client Client, CountyRecord County, Membership? Membership);

/// <summary>
/// Reads afresh who stands behind a token, on every request: a system that was revoked, a person who has left and a
/// county that is suspended end at once, whatever the token says.
/// </summary>
internal sealed class Bearers(Tenancy tenancy)
{
    /// <summary>The holder of a token; null where it has none any more.</summary>
    /// <param name="accountId">The person's account; null where the system acts for itself.</param>
    /// <param name="givenOut">When the token was made: what ends a person's sessions ends older tokens too.</param>
    public async Task<TokenHolder?> FindAsync(
        string clientId, string? accountId, DateTimeOffset givenOut, CancellationToken cancellation)
    {
        if (await SystemAsync(clientId, cancellation) is not { } found) return null;
        if (accountId is null) return found;
        var member = await PersonAsync(accountId, givenOut, cancellation);
        // The system's place exactly: an office's system never acts as a unit, nor the other way round.
        return member is null || member.CountyId != found.Client.CountyId || member.UnitId != found.Client.UnitId
            ? null
            : found with { Membership = member };
    }

    /// <summary>Fills in who asks; false after an answer that sends them away.</summary>
    public async Task<bool> ReadAsync(HttpContext context, Caller caller)
    {
        const string scheme = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;
        var token = (await context.AuthenticateAsync(scheme)).Principal;
        if (token?.GetClaim(OpenIddictConstants.Claims.ClientId) is not { } clientId
            || token.GetClaim(OpenIddictConstants.Claims.Subject) is not { } subject
            || token.GetCreationDate() is not { } givenOut)
        {
            await context.ChallengeAsync(scheme);
            return false;
        }

        var account = subject == clientId ? null : subject;
        if (await FindAsync(clientId, account, givenOut, context.RequestAborted) is not { } holder)
        {
            await context.ChallengeAsync(scheme, new AuthenticationProperties(new Dictionary<string, string?>
            {
                [OpenIddictValidationAspNetCoreConstants.Properties.Error] =
                    OpenIddictConstants.Errors.InvalidToken,
            }));
            return false;
        }

        (caller.AccountId, caller.Membership) = (account, holder.Membership);
        (caller.Client, caller.County) = (holder.Client, holder.County);
        caller.TokenScopes = [.. token.GetScopes().Intersect(holder.Client.Scopes)];
        return true;
    }

    private async Task<TokenHolder?> SystemAsync(string clientId, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = clientId }, cancellation);
        return await (
            from client in work.Db.Clients.AsNoTracking()
            join county in work.Db.Counties on client.CountyId equals county.CountyId
            where client.RevokedAt == null && county.SuspendedAt == null
            select new TokenHolder(client, county, null)).SingleOrDefaultAsync(cancellation);
    }

    private async Task<Membership?> PersonAsync(
        string accountId, DateTimeOffset givenOut, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = accountId }, cancellation);
        var member = await work.Db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(m => m.ClosedAt == null, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var password = await accounts.Users.Where(account => account.Id == accountId)
            .Select(account => (DateTimeOffset?)account.PasswordSetAt).SingleOrDefaultAsync(cancellation);
        // A token carries its moment to the second: one of the very second of the mark counts as older.
        return member is null || password is null || password >= givenOut
            || member.SessionsEndedAt >= givenOut || member.PasswordResetAt >= givenOut
            ? null
            : member;
    }
}
