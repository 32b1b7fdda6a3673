using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace County.Web.Features.Pruning;

/// <summary>
/// Takes away what is of no use to anybody any more: tokens and consents that have run out or were revoked, sessions
/// that have ended, each a month after, and runs of jobs three months after. Runs as sign-in's role and the jobs'.
/// </summary>
internal sealed class PruningHandler(IServiceScopeFactory scopes, Tenancy tenancy, TimeProvider time)
{
    /// <summary>So long they are kept for whoever asks what has happened.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>What was taken away.</summary>
    public sealed record Pruned(long Tokens, long Consents, int Sessions, int Runs)
    {
        /// <summary>In office Chinese; null where nothing was.</summary>
        public string? Words => this == new Pruned(0, 0, 0, 0)
            ? null
            : $"清除令牌{Tokens}个、授权{Consents}个、登录{Sessions}个、任务运行记录{Runs}条";
    }

    public async Task<Pruned> RunAsync(CancellationToken cancellation)
    {
        var threshold = time.GetUtcNow() - Kept;
        // The stores prune in transactions of their own, a thousand rows at a time; tokens before the consents they
        // hang on.
        await using var scope = scopes.CreateAsyncScope();
        var tokens = await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>()
            .PruneAsync(threshold, cancellation);
        var consents = await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>()
            .PruneAsync(threshold, cancellation);
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        // One that was never ended by anybody has run out long since.
        var sessions = await accounts.Sessions.Where(session => (session.EndedAt ?? session.SeenAt) < threshold)
            .ExecuteDeleteAsync(cancellation);
        await work.CommitAsync(cancellation);
        return new Pruned(tokens, consents, sessions, await RunsAsync(cancellation));
    }

    private async Task<int> RunsAsync(CancellationToken cancellation)
    {
        var threshold = time.GetUtcNow() - JobRecord.Kept;
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var runs = await work.Db.JobRuns.Where(run => run.StartedAt < threshold).ExecuteDeleteAsync(cancellation);
        await work.CommitAsync(cancellation);
        return runs;
    }
}
