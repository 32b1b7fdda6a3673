using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Data;

/// <summary>Opens accounts and sets passwords anew, each by an invitation's secret and in one transaction.</summary>
public sealed class AccountBook(Tenancy tenancy, TimeProvider time)
{
    /// <summary>What came of it.</summary>
    public abstract record Outcome
    {
        /// <summary>The account can sign in now.</summary>
        public sealed record Done(string AccountId) : Outcome;

        /// <summary>Nobody's secret, a used, revoked or outdated one.</summary>
        public sealed record NoSuchInvitation : Outcome;

        /// <summary>Name or password cannot be taken; why, in office Chinese, a line each.</summary>
        public sealed record Refused(IReadOnlyList<string> Problems) : Outcome;
    }

    /// <summary>The open invitation behind a secret; null where there is none.</summary>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { Secret = Secret.Hash(secret) }, cancellation);
        var now = time.GetUtcNow();
        return await work.Db.Invitations.AsNoTracking().SingleOrDefaultAsync(
            i => i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now, cancellation);
    }

    /// <summary>
    /// Uses the invitation: makes the account and its membership, or sets the password of the account it names.
    /// </summary>
    /// <param name="name">User name of a new account; not asked for where a password is set anew.</param>
    /// <param name="address">Network address of who does it.</param>
    public async Task<Outcome> UseAsync(
        string secret, string? name, string password, string? address, CancellationToken cancellation)
    {
        if (await FindAsync(secret, cancellation) is not { } invitation) return new Outcome.NoSuchInvitation();
        var accountId = invitation.AccountId ?? Guid.NewGuid().ToString();
        var tenant = new TenantInfo(invitation.CountyId, invitation.UnitId, accountId, invitation.TokenHash);
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, tenant, new Actor(invitation.Person, accountId, Address: address), cancellation);
        // Two who use one secret at once: the second waits here and then finds it used.
        var open = await work.Db.Invitations.FromSql($"select * from county.invitations for update")
            .SingleOrDefaultAsync(i => i.UsedAt == null && i.RevokedAt == null, cancellation);
        if (open is null) return new Outcome.NoSuchInvitation();
        await work.AccountsAsync(cancellation);
        var accounts = work.Services.GetRequiredService<UserManager<Account>>();
        var result = open.Kind == InvitationKind.Account
            ? await OpenAsync(work, accounts, open, accountId, name, password)
            : await SetPasswordAsync(accounts, accountId, password);
        if (!result.Succeeded) return new Outcome.Refused([.. result.Errors.Select(error => error.Description)]);
        open.UsedAt = time.GetUtcNow();
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return new Outcome.Done(accountId);
    }

    private async Task<IdentityResult> OpenAsync(
        TenantWork work, UserManager<Account> accounts, Invitation invitation, string id, string? name, string password)
    {
        var (mobile, plain) = (SignInName.Mobile(invitation.Telephone), SignInName.Plain(name));
        if (AccountRules.NameProblem(plain, mobile) is { } problem)
        {
            return IdentityResult.Failed(new IdentityError { Description = problem });
        }

        if (mobile is not null && await accounts.Users.AnyAsync(one => one.PhoneNumber == mobile))
        {
            return IdentityResult.Failed(new IdentityError { Description = "手机号已用于另一个账号，请联系开通账号的人更正。" });
        }

        var account = new Account(plain)
        {
            Id = id,
            PhoneNumber = mobile,
            LockoutEnabled = true,
            PasswordSetAt = time.GetUtcNow(),
        };
        var result = await accounts.CreateAsync(account, password);
        if (!result.Succeeded) return result;
        work.Db.Memberships.Add(new Membership
        {
            CountyId = invitation.CountyId,
            UnitId = invitation.UnitId,
            AccountId = id,
            Person = invitation.Person,
            Post = invitation.Post,
            Telephone = invitation.Telephone,
            Email = invitation.Email,
            Rights = invitation.Rights,
            JoinedAt = time.GetUtcNow(),
        });
        // While the invitation is open: the database gives a place to nobody else.
        await work.Db.SaveChangesAsync();
        return result;
    }

    private async Task<IdentityResult> SetPasswordAsync(UserManager<Account> accounts, string id, string password)
    {
        var account = await accounts.FindByIdAsync(id)
            ?? throw new InvalidOperationException("An invitation names an account that is not there");
        account.PasswordSetAt = time.GetUtcNow();
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        var removed = await accounts.RemovePasswordAsync(account);
        return removed.Succeeded ? await accounts.AddPasswordAsync(account, password) : removed;
    }
}
