using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// Counts failures to sign in, of passwords and of one-time codes alike. A try is counted before it is judged, in one
/// statement of the database: guesses sent at once can neither be lost nor slip in before the lock.
/// </summary>
public sealed class SignInTries(TimeProvider time)
{
    /// <summary>From this failure on, each locks the account.</summary>
    public const int Allowed = 5;

    private const int LongestMinutes = 60;

    /// <summary>How long the account is locked after its so many failures: 1, 2, 4 … minutes.</summary>
    public static TimeSpan Lock(int failures) =>
        TimeSpan.FromMinutes(Math.Min(LongestMinutes, Math.Pow(2, Math.Min(failures - Allowed, 10))));

    /// <summary>
    /// Counts a try. False where it must not be judged: the account is locked, or there is none of this number.
    /// </summary>
    /// <param name="accounts">Inside a transaction, which holds the account's row until it ends.</param>
    public async Task<bool> TakeAsync(AccountsContext accounts, string accountId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var taken = await accounts.Users
            .Where(one => one.Id == accountId && (one.LockoutEnd == null || one.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                one => one.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), cancellation) == 1;
        var failures = await accounts.Users.Where(one => one.Id == accountId)
            .Select(one => one.AccessFailedCount).SingleOrDefaultAsync(cancellation);
        if (taken && failures >= Allowed) await LockAsync(accounts, accountId, now + Lock(failures), cancellation);
        return taken;
    }

    /// <summary>The try was right, but more is asked for: it was no failure, those before it stay counted.</summary>
    public static Task GiveBackAsync(AccountsContext accounts, string accountId, CancellationToken cancellation) =>
        accounts.Users.Where(one => one.Id == accountId && one.AccessFailedCount > 0).ExecuteUpdateAsync(
            one => one.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount - 1)
                .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), cancellation);

    /// <summary>Signed in: the count begins anew.</summary>
    public static Task ForgetAsync(AccountsContext accounts, string accountId, CancellationToken cancellation) =>
        accounts.Users.Where(one => one.Id == accountId).ExecuteUpdateAsync(
            one => one.SetProperty(a => a.AccessFailedCount, 0)
                .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), cancellation);

    private static Task<int> LockAsync(
        AccountsContext accounts, string accountId, DateTimeOffset until, CancellationToken cancellation) =>
        accounts.Users.Where(one => one.Id == accountId).ExecuteUpdateAsync(
            one => one.SetProperty(a => a.LockoutEnd, (DateTimeOffset?)until), cancellation);
}
