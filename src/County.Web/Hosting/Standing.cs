using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>What an account is allowed and lacks at this moment, read before a session exists.</summary>
internal sealed record Standing(
    Account Account, Membership? Member, Operator? Operator, DateTimeOffset? EnrolledAt, bool IsSuspended)
{
    /// <summary>No place, none in a county that is open, nor the installation to run: nothing to sign in for.</summary>
    public bool IsClosed => IsSuspended || (Member is null && Operator is null);

    /// <summary>Somebody who may has reset the password since it was set.</summary>
    public bool PasswordIsReset => Member?.PasswordResetAt >= Account.PasswordSetAt;

    /// <summary>The county office and operators never come in by a password alone.</summary>
    public bool NeedsSecondFactor => Operator is not null || Member is { UnitId: null };

    /// <summary>An administrator has reset the second factor since it was enrolled.</summary>
    public bool FactorIsReset => EnrolledAt is not null && Member?.SecondFactorResetAt >= EnrolledAt;

    public bool HasSecondFactor => EnrolledAt is not null && !FactorIsReset;

    /// <summary>Whether a second factor has to be enrolled before anything else.</summary>
    public bool MustEnrol => FactorIsReset || (NeedsSecondFactor && !HasSecondFactor);

    /// <summary>In whose record the sign-in stands: the county's, or for an operator the installation's.</summary>
    public TenantInfo Tenant => new(Member?.CountyId, Member?.UnitId, Account.Id);

    public Actor Actor(HttpContext context) => new(
        Member?.Person ?? Operator?.Person ?? Account.UserName ?? "", Account.Id,
        Address: context.Connection.RemoteIpAddress?.ToString());

    /// <summary>Reads it afresh; null where there is no such account.</summary>
    public static async Task<Standing?> ReadAsync(Tenancy tenancy, string accountId, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = accountId }, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var account = await accounts.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, cancellation);
        var member = await work.Db.Memberships.AsNoTracking()
            .SingleOrDefaultAsync(m => m.ClosedAt == null, cancellation);
        var person = await accounts.Operators.AsNoTracking()
            .SingleOrDefaultAsync(o => o.AccountId == accountId && o.ClosedAt == null, cancellation);
        var enrolled = await accounts.SecondFactors.Where(f => f.AccountId == accountId)
            .Select(f => (DateTimeOffset?)f.EnrolledAt).SingleOrDefaultAsync(cancellation);
        var suspended = member is not null && await work.Db.Counties.AnyAsync(
            one => one.CountyId == member.CountyId && one.SuspendedAt != null, cancellation);
        return account is null ? null : new Standing(account, member, person, enrolled, suspended);
    }
}
