using System.Security.Claims;
using County.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>Opens, checks and ends sessions: the cookie names one, the database says whether it still is.</summary>
internal sealed class Sessions(Settings settings, TimeProvider time)
{
    /// <summary>The claim that names the session.</summary>
    public const string Claim = "session";

    /// <summary>However busy: after so long one signs in again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    // A write for each request would be one too many.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Opens a session and hands its cookie to the browser.</summary>
    /// <param name="accounts">Inside the transaction of the sign-in.</param>
    public async Task OpenAsync(
        HttpContext context, AccountsContext accounts, string accountId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var agent = context.Request.Headers.UserAgent.ToString();
        var session = new Session
        {
            SessionId = Guid.NewGuid(),
            AccountId = accountId,
            OpenedAt = now,
            SeenAt = now,
            Address = context.Connection.RemoteIpAddress?.ToString(),
            Agent = agent.Length > 300 ? agent[..300] : agent,
        };
        accounts.Sessions.Add(session);
        await accounts.SaveChangesAsync(cancellation);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, accountId), new(Claim, session.SessionId.ToString())],
            IdentityConstants.ApplicationScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Whether a session goes on; if so, that it was seen is kept.</summary>
    public async Task<bool> IsOpenAsync(
        AccountsContext accounts, Guid sessionId, string accountId, Membership? member, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var session = await accounts.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.SessionId == sessionId && s.AccountId == accountId, cancellation);
        if (session is null || !GoesOn(session, member, now)) return false;
        if (now - session.SeenAt > Grain)
        {
            await accounts.Sessions.Where(s => s.SessionId == sessionId)
                .ExecuteUpdateAsync(s => s.SetProperty(one => one.SeenAt, now), cancellation);
        }

        return true;
    }

    /// <summary>An account's sessions that go on, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(
        AccountsContext accounts, string accountId, Membership? member, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var open = await accounts.Sessions.AsNoTracking()
            .Where(s => s.AccountId == accountId && s.EndedAt == null && s.OpenedAt > now - Longest)
            .OrderByDescending(s => s.OpenedAt).ToListAsync(cancellation);
        return [.. open.Where(session => GoesOn(session, member, now))];
    }

    /// <summary>Ends an account's sessions, all but one where one is to stay.</summary>
    public Task<int> EndAsync(
        AccountsContext accounts, string accountId, Guid? butNot, CancellationToken cancellation) =>
        accounts.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.SessionId != butNot)
            .ExecuteUpdateAsync(s => s.SetProperty(one => one.EndedAt, time.GetUtcNow()), cancellation);

    /// <summary>Ends one session of an account; false where it has none of that number.</summary>
    public async Task<bool> EndOneAsync(
        AccountsContext accounts, string accountId, Guid sessionId, CancellationToken cancellation) =>
        await accounts.Sessions.Where(s => s.AccountId == accountId && s.SessionId == sessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(one => one.EndedAt, time.GetUtcNow()), cancellation) == 1;

    private bool GoesOn(Session session, Membership? member, DateTimeOffset now) =>
        session.EndedAt is null
        && now - session.SeenAt <= settings.IdleTimeout
        && now - session.OpenedAt <= Longest
        && !(member?.SessionsEndedAt >= session.OpenedAt)
        && !(member?.PasswordResetAt >= session.OpenedAt)
        && !(member?.SecondFactorResetAt >= session.OpenedAt);
}
