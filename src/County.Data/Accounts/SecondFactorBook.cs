using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace County.Data;

/// <summary>Keeps the second factor of accounts: time-based one-time codes and printed backup codes.</summary>
public sealed class SecondFactorBook(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Bytes of a secret, as long as the digest of its HMAC.</summary>
    public const int KeyLength = 20;

    private const int BackupCodes = 10;

    // A telephone's clock may be a step behind or before.
    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    private readonly IDataProtector protector = protection.CreateProtector("second factor");

    /// <summary>A new secret, not yet anybody's.</summary>
    public static byte[] NewKey() => KeyGeneration.GenerateRandomKey(KeyLength);

    /// <summary>Whether a secret that is about to be enrolled gives this code now.</summary>
    public bool Matches(byte[] key, string code) => Step(key, code, 0) is not null;

    /// <summary>Whether a secret is the account's second factor.</summary>
    public async Task<bool> IsAsync(
        AccountsContext accounts, string accountId, byte[] key, CancellationToken cancellation) =>
        await accounts.SecondFactors.FindAsync([accountId], cancellation) is { } factor
        && Key(factor).AsSpan().SequenceEqual(key);

    /// <summary>Makes a secret the account's second factor in place of the one before.</summary>
    /// <param name="accounts">Inside a transaction.</param>
    public async Task EnrolAsync(
        AccountsContext accounts, string accountId, byte[] key, CancellationToken cancellation)
    {
        var factor = await accounts.SecondFactors.FindAsync([accountId], cancellation);
        var protectedKey = protector.Protect(Convert.ToBase64String(key));
        if (factor is null)
        {
            accounts.SecondFactors.Add(new SecondFactor
            {
                AccountId = accountId,
                ProtectedKey = protectedKey,
                EnrolledAt = time.GetUtcNow(),
            });
        }
        else
        {
            (factor.ProtectedKey, factor.EnrolledAt, factor.LastStep) = (protectedKey, time.GetUtcNow(), 0);
        }

        await accounts.SaveChangesAsync(cancellation);
    }

    /// <summary>New backup codes in place of those before; they are shown once.</summary>
    public static async Task<IReadOnlyList<string>> PrintAsync(
        AccountsContext accounts, string accountId, CancellationToken cancellation)
    {
        await accounts.BackupCodes.Where(code => code.AccountId == accountId).ExecuteDeleteAsync(cancellation);
        string[] codes = [.. Enumerable.Range(0, BackupCodes).Select(_ => Secret.New(groups: 2))];
        accounts.BackupCodes.AddRange(codes.Select(
            code => new BackupCode { AccountId = accountId, Hash = Secret.Hash(code) }));
        await accounts.SaveChangesAsync(cancellation);
        return codes;
    }

    /// <summary>The account has no second factor and no backup codes from now on.</summary>
    public static async Task RemoveAsync(AccountsContext accounts, string accountId, CancellationToken cancellation)
    {
        await accounts.BackupCodes.Where(code => code.AccountId == accountId).ExecuteDeleteAsync(cancellation);
        await accounts.SecondFactors.Where(f => f.AccountId == accountId).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Takes a code, a backup code too; each only once. False where it does not fit.</summary>
    public async Task<bool> TakeAsync(
        AccountsContext accounts, string accountId, string code, CancellationToken cancellation)
    {
        var factor = await accounts.SecondFactors.AsNoTracking()
            .SingleOrDefaultAsync(f => f.AccountId == accountId, cancellation);
        if (factor is null) return false;
        if (Step(Key(factor), code, factor.LastStep) is { } step)
        {
            // Two who send one code at once: the second finds the step taken.
            return await accounts.SecondFactors.Where(f => f.AccountId == accountId && f.LastStep < step)
                .ExecuteUpdateAsync(f => f.SetProperty(one => one.LastStep, step), cancellation) == 1;
        }

        // A printed backup code, typed into the same field.
        var hash = Secret.Hash(code);
        return await accounts.BackupCodes
            .Where(c => c.AccountId == accountId && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(one => one.UsedAt, time.GetUtcNow()), cancellation) == 1;
    }

    private byte[] Key(SecondFactor factor) => Convert.FromBase64String(protector.Unprotect(factor.ProtectedKey));

    private long? Step(byte[] key, string code, long last) =>
        new Totp(key).VerifyTotp(time.GetUtcNow().UtcDateTime, Digits(code), out var step, Tolerance) && step > last
            ? step
            : null;

    private static string Digits(string code) =>
        string.Concat(code.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));
}
