using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace County.Web.Features.Demo;

/// <summary>
/// The people of the demonstration, who come in as everybody does: invited by the office, the office's first by the
/// operator. All have the configured password; who needs a second factor has the configured secret.
/// </summary>
internal sealed class DemoPeople(
    Tenancy tenancy, AccountBook book, SecondFactorBook factors, Settings settings, TimeProvider time)
{
    public const string Office = "jinshi-office";

    private const string Operator = "operator";

    private static readonly Person[] People =
    [
        new(Office, null, "政务公开股", "股长", [Right.Reviewer, Right.Administrator]),
        new("jinshi-reviewer", null, "政务公开股二", "科员", [Right.Reviewer]),
        new("yaoshan", 8, "药山镇党政办", "干事", [Right.Author]),
        new("yaoshan-leader", 8, "药山镇镇长", "镇长", [Right.Reviewer, Right.SecrecyReviewer, Right.Signatory]),
        new("maoli", 9, "毛里湖镇党政办", "干事", [Right.Author]),
        new("maoli-leader", 9, "毛里湖镇镇长", "镇长", [Right.Reviewer, Right.SecrecyReviewer, Right.Signatory]),
    ];

    private sealed record Person(string Name, int? Unit, string Is, string Post, Right[] Rights);

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        foreach (var person in People)
        {
            if (await FindAsync(person.Name, cancellation) is null) await InviteAsync(person, cancellation);
            await SetSecretsAsync(person.Name, hasSecondFactor: person.Unit is null, cancellation);
        }

        if (await FindAsync(Operator, cancellation) is null) await AddOperatorAsync(cancellation);
        await SetSecretsAsync(Operator, hasSecondFactor: true, cancellation);
    }

    private async Task<Account?> FindAsync(string name, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        await work.AccountsAsync(cancellation);
        return await work.Services.GetRequiredService<UserManager<Account>>().FindByNameAsync(name);
    }

    private async Task InviteAsync(Person person, CancellationToken cancellation)
    {
        var secret = Secret.New();
        await using var work = await tenancy.BeginAsync(
            Scope.Office, new TenantInfo(DemoCounty.CountyId), cancellation);
        work.Db.Invitations.Add(new Invitation
        {
            CountyId = DemoCounty.CountyId,
            InvitationId = Guid.CreateVersion7(),
            UnitId = person.Unit,
            Kind = InvitationKind.Account,
            Person = person.Is,
            Post = person.Post,
            Rights = person.Rights,
            TokenHash = Secret.Hash(secret),
            MadeAt = time.GetUtcNow(),
            MadeBy = "演示",
            ExpiresAt = time.GetUtcNow().AddDays(1),
        });
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        var outcome = await book.UseAsync(secret, person.Name, settings.DemoPassword, null, cancellation);
        if (outcome is not AccountBook.Outcome.Done)
        {
            throw new MisconfiguredException($"the demo account {person.Name} was refused: {outcome}");
        }
    }

    private async Task AddOperatorAsync(CancellationToken cancellation)
    {
        var account = new Account(Operator) { LockoutEnabled = true };
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = account.Id }, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        await work.Services.GetRequiredService<UserManager<Account>>().CreateAsync(account);
        accounts.Operators.Add(new Operator { AccountId = account.Id, Person = "运维人员" });
        await accounts.SaveChangesAsync(cancellation);
        work.Audit.Write("新增运维人员", "运维人员");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }

    /// <summary>What is set already stays as it is: running the demonstration again ends nobody's session.</summary>
    private async Task SetSecretsAsync(string name, bool hasSecondFactor, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var users = work.Services.GetRequiredService<UserManager<Account>>();
        var account = await accounts.Users.SingleAsync(one => one.UserName == name, cancellation);
        if (!await users.CheckPasswordAsync(account, settings.DemoPassword))
        {
            account.PasswordHash = users.PasswordHasher.HashPassword(account, settings.DemoPassword);
            account.PasswordSetAt = time.GetUtcNow();
            await users.UpdateSecurityStampAsync(account);
        }

        var key = Base32Encoding.ToBytes(settings.DemoSecret);
        if (hasSecondFactor && !await factors.IsAsync(accounts, account.Id, key, cancellation))
        {
            await factors.EnrolAsync(accounts, account.Id, key, cancellation);
        }

        await work.CommitAsync(cancellation);
    }
}
