using System.Security.Cryptography;
using County.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace County.Web.Features.Clients;

/// <summary>
/// What the token server knows of other systems: their secret, their flow, where they return to. It says nothing of
/// their place: an application without its row in county.clients gets no token and no answer.
/// </summary>
internal sealed class Applications(Tenancy tenancy)
{
    private const int SecretLength = 32;

    /// <summary>How a system gets its tokens.</summary>
    /// <param name="Redirects">Where it returns to after a person's consent; empty where it acts for itself.</param>
    public sealed record Way(bool IsForPeople, IReadOnlyList<string> Redirects);

    /// <summary>Adds an application; its secret, null where a person's consent stands in for one.</summary>
    public async Task<string?> AddAsync(
        string clientId, string name, Way way, IEnumerable<string> scopes, CancellationToken cancellation)
    {
        var secret = way.IsForPeople ? null : NewSecret();
        var application = new OpenIddictApplicationDescriptor
        {
            ClientId = clientId,
            ClientSecret = secret,
            ClientType = way.IsForPeople ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            DisplayName = name,
        };
        application.Permissions.UnionWith(
            [Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.Introspection]);
        application.Permissions.UnionWith(scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        application.Permissions.UnionWith(way.IsForPeople
            ? [Permissions.Endpoints.Authorization, Permissions.GrantTypes.AuthorizationCode,
                Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code]
            : [Permissions.GrantTypes.ClientCredentials]);
        if (way.IsForPeople) application.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        application.RedirectUris.UnionWith(way.Redirects.Select(redirect => new Uri(redirect)));
        await using var work = await BeginAsync(cancellation);
        await Manager(work).CreateAsync(application, cancellation);
        await work.CommitAsync(cancellation);
        return secret;
    }

    /// <summary>A new secret in place of the old one, whose tokens end; null where the system has none.</summary>
    public async Task<string?> RenewAsync(string clientId, CancellationToken cancellation)
    {
        await using var work = await BeginAsync(cancellation);
        var manager = Manager(work);
        var application = await manager.FindByClientIdAsync(clientId, cancellation);
        if (application is null
            || !await manager.HasClientTypeAsync(application, ClientTypes.Confidential, cancellation))
        {
            return null;
        }

        var secret = NewSecret();
        await manager.UpdateAsync(application, secret, cancellation);
        await RevokeAsync(work, application, cancellation);
        await work.CommitAsync(cancellation);
        return secret;
    }

    /// <summary>Ends every token of a system.</summary>
    public async Task EndAsync(string clientId, CancellationToken cancellation)
    {
        await using var work = await BeginAsync(cancellation);
        if (await Manager(work).FindByClientIdAsync(clientId, cancellation) is not { } application) return;
        await RevokeAsync(work, application, cancellation);
        await work.CommitAsync(cancellation);
    }

    /// <summary>Which of these systems act for people, with their consent.</summary>
    public async Task<IReadOnlySet<string>> ForPeopleAsync(
        IReadOnlyList<string> clientIds, CancellationToken cancellation)
    {
        await using var work = await BeginAsync(cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        return await accounts.Set<OpenIddictEntityFrameworkCoreApplication>()
            .Where(one => clientIds.Contains(one.ClientId!) && one.ClientType == ClientTypes.Public)
            .Select(one => one.ClientId!).ToHashSetAsync(cancellation);
    }

    private async Task<TenantWork> BeginAsync(CancellationToken cancellation)
    {
        var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        await work.AccountsAsync(cancellation);
        return work;
    }

    private static IOpenIddictApplicationManager Manager(TenantWork work) =>
        work.Services.GetRequiredService<IOpenIddictApplicationManager>();

    private static async Task RevokeAsync(TenantWork work, object application, CancellationToken cancellation)
    {
        var id = await Manager(work).GetIdAsync(application, cancellation)
            ?? throw new InvalidOperationException("A stored application has no number");
        await work.Services.GetRequiredService<IOpenIddictTokenManager>()
            .RevokeByApplicationIdAsync(id, cancellation);
        await work.Services.GetRequiredService<IOpenIddictAuthorizationManager>()
            .RevokeByApplicationIdAsync(id, cancellation);
    }

    private static string NewSecret() =>
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength));
}
