using County.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace County.Web.Features.Demo;

/// <summary>The two people of the demonstration.</summary>
internal sealed class DemoAccounts(IServiceScopeFactory scopes, Settings settings)
{
    public const string Office = "jinshi-office";
    public const string Clerk = "yaoshan";

    /// <summary>Makes the accounts that are missing and gives all of them the configured password.</summary>
    /// <returns>Account ids by name.</returns>
    public async Task<IReadOnlyDictionary<string, string>> EnsureAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
        var ids = new Dictionary<string, string>();
        foreach (var name in new[] { Office, Clerk })
        {
            var account = await accounts.FindByNameAsync(name);
            if (account is null)
            {
                account = new IdentityUser(name) { LockoutEnabled = true };
                Require(await accounts.CreateAsync(account));
            }

            if (!await accounts.CheckPasswordAsync(account, settings.DemoPassword))
            {
                account.PasswordHash = accounts.PasswordHasher.HashPassword(account, settings.DemoPassword);
                Require(await accounts.UpdateSecurityStampAsync(account));
            }

            ids[name] = account.Id;
        }

        return ids;
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new MisconfiguredException(
                $"a demo account was refused: {string.Join(' ', result.Errors.Select(error => error.Description))}");
        }
    }
}
