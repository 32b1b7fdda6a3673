using System.Security.Claims;
using County.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>Who is asking: the membership of the signed-in account, read afresh on every request.</summary>
public sealed class Caller
{
    public Membership? Membership { get; internal set; }

    public string CountyName { get; internal set; } = "";

    public bool IsOffice => Membership is { UnitId: null };

    public int CountyId => Membership!.CountyId;

    public string Person => Membership?.Person ?? "";
}

/// <summary>Names the tenant of the request, from the signed-in account alone: nothing in the request can.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, Tenancy tenancy)
{
    public async Task InvokeAsync(HttpContext context, Caller caller, TenantContextAccessor tenant)
    {
        if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account)
        {
            (caller.Membership, caller.CountyName) = await MembershipAsync(account, context.RequestAborted);
        }

        if (caller.Membership is { } member)
        {
            tenant.Set(
                member.UnitId is null ? Scope.Office : Scope.Unit,
                new TenantInfo(member.CountyId, member.UnitId, member.AccountId));
        }

        await next(context);
    }

    private async Task<(Membership? Membership, string County)> MembershipAsync(
        string account, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = account }, cancellation);
        var found = await (
            from member in work.Db.Memberships.AsNoTracking()
            join county in work.Db.Counties on member.CountyId equals county.CountyId
            orderby member.CountyId, member.MembershipId
            select new { Member = member, county.Name }).FirstOrDefaultAsync(cancellation);
        return (found?.Member, found?.Name ?? "");
    }
}

internal static class Policies
{
    public const string Member = "member";
    public const string Office = "office";
}

internal sealed record MemberRequirement(bool IsOffice) : IAuthorizationRequirement;

internal sealed class MemberHandler(Caller caller) : AuthorizationHandler<MemberRequirement>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, MemberRequirement requirement)
    {
        if (caller.Membership is not null && (caller.IsOffice || !requirement.IsOffice)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
