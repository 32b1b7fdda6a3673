using System.Security.Claims;
using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>
/// Finds out who asks, and names the tenant of the request from the signed-in account, or from the bearer token
/// before the API, alone: nothing else in it can.
/// </summary>
internal sealed class CallerMiddleware(
    RequestDelegate next, Tenancy tenancy, Sessions sessions, Bearers bearers)
{
    public async Task InvokeAsync(HttpContext context, Caller caller, TenantContextAccessor tenant)
    {
        caller.Address = context.Connection.RemoteIpAddress?.ToString();
        if (context.GetEndpoint()?.Metadata.GetMetadata<BearerOnly>() is not null)
        {
            // A cookie that came along is not looked at.
            if (!await bearers.ReadAsync(context, caller)) return;
        }
        else if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account
            && Guid.TryParse(context.User.FindFirstValue(Sessions.Claim), out var session)
            && await ReadAsync(caller, account, session, context.RequestAborted) is false)
        {
            // The session has ended elsewhere: the cookie is worth nothing, and its bearer a stranger.
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        if (caller.HasPlace)
        {
            tenant.Set(
                caller.UnitId is null ? Scope.Office : Scope.Unit,
                new TenantInfo(caller.CountyId, caller.UnitId, caller.AccountId), caller.Actor);
        }
        else if (caller.Operator is not null)
        {
            tenant.Set(Scope.Operator, TenantInfo.None, caller.Actor);
        }

        await next(context);
    }

    private async Task<bool> ReadAsync(
        Caller caller, string account, Guid sessionId, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = account }, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var found = await (
            from member in work.Db.Memberships.AsNoTracking()
            join county in work.Db.Counties on member.CountyId equals county.CountyId
            where member.ClosedAt == null
            select new { Member = member, County = county }).SingleOrDefaultAsync(cancellation);
        if (!await sessions.IsOpenAsync(accounts, sessionId, account, found?.Member, cancellation)) return false;
        (caller.AccountId, caller.SessionId) = (account, sessionId);
        (caller.Membership, caller.County) = (found?.Member, found?.County);
        if (found is null)
        {
            caller.Operator = await accounts.Operators.AsNoTracking().SingleOrDefaultAsync(
                o => o.AccountId == account && o.ClosedAt == null, cancellation);
            caller.MustChoosePassword = caller.Operator is not null && await accounts.Users.AnyAsync(
                a => a.Id == account && a.PasswordSetAt == Account.NotChosen, cancellation);
        }

        await work.CommitAsync(cancellation);
        return true;
    }
}
