using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// Keeps the mobile number that an account signs in with in step with its person's. Works in a transaction of its own,
/// as sign-in: who manages people has no access to accounts.
/// </summary>
public sealed class MobileBook(Tenancy tenancy)
{
    /// <summary>Whether somebody other than an account signs in with the number in a text.</summary>
    public async Task<bool> IsTakenAsync(string? telephone, string? butBy, CancellationToken cancellation)
    {
        if (SignInName.Mobile(telephone) is not { } mobile) return false;
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        return await accounts.Users.AnyAsync(one => one.PhoneNumber == mobile && one.Id != butBy, cancellation);
    }

    /// <summary>Signs the account in by the number in a text from now on; by none where there is none in it.</summary>
    /// <exception cref="DbUpdateException">Somebody took the number a moment ago.</exception>
    public async Task SetAsync(string accountId, string? telephone, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = accountId }, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var account = await accounts.Users.SingleAsync(one => one.Id == accountId, cancellation);
        account.PhoneNumber = SignInName.Mobile(telephone);
        await accounts.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }
}
