using County.Data;
using Microsoft.AspNetCore.Identity;

namespace County.Web.Hosting;

/// <summary>An account with what Identity does to it, all in one transaction of sign-in.</summary>
internal sealed class OwnAccount(TenantWork work, Account account) : IAsyncDisposable
{
    public TenantWork Work => work;

    public Account Account => account;

    public UserManager<Account> Accounts { get; } = work.Services.GetRequiredService<UserManager<Account>>();

    public SignInManager<Account> SignIn { get; } = work.Services.GetRequiredService<SignInManager<Account>>();

    /// <summary>Of whoever is signed in.</summary>
    public static async Task<OwnAccount> OpenAsync(
        HttpContext context, Caller caller, SignInSteps steps, CancellationToken cancellation)
    {
        var standing = await steps.StandingAsync(caller.AccountId!, cancellation)
            ?? throw new InvalidOperationException("A session belongs to an account that is not there");
        var work = await steps.BeginAsync(context, standing, cancellation);
        // Binds the contexts that Identity asks for to this transaction.
        await work.AccountsAsync(cancellation);
        var account = await work.Services.GetRequiredService<UserManager<Account>>().FindByIdAsync(standing.Account.Id);
        return new OwnAccount(work, account!);
    }

    /// <summary>Writes down what was done, and keeps both.</summary>
    public async Task CommitAsync(string act, string subject, CancellationToken cancellation)
    {
        work.Audit.Write(act, subject);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => work.DisposeAsync();
}
