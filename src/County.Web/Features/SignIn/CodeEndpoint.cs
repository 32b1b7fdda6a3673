using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.SignIn;

/// <summary>The second factor: a one-time code, or in the same field a printed backup code.</summary>
public static class CodeEndpoint
{
    /// <summary>Outside for good: the first factor has to be given again.</summary>
    internal const string Expired = "/sign-in?notice=expired";

    public sealed record Form(string? Problem);

    internal static async Task<IResult> Page(
        HttpContext context, PendingCookie cookie, SignInSteps steps, CancellationToken cancellation)
    {
        if (await PendingAsync(context, cookie, steps, cancellation) is not var (_, standing))
        {
            return Results.LocalRedirect(Expired);
        }

        return standing.HasSecondFactor
            ? Pages.Show<CodePage, Form>(new Form(null))
            : Results.LocalRedirect(SignInSteps.EnrolmentPage);
    }

    internal static async Task<IResult> Enter(
        [FromForm] string? code, HttpContext context, PendingCookie cookie, SignInSteps steps, SignInTries tries,
        SecondFactorBook factors, CancellationToken cancellation)
    {
        if (await PendingAsync(context, cookie, steps, cancellation) is not var (pending, standing)
            || !standing.HasSecondFactor)
        {
            return Results.LocalRedirect(Expired);
        }

        if (string.IsNullOrWhiteSpace(code)) return Again("请填写验证码。");
        await using var work = await steps.BeginAsync(context, standing, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var isTaken = await tries.TakeAsync(accounts, standing.Account.Id, cancellation);
        if (isTaken && await factors.TakeAsync(accounts, standing.Account.Id, code, cancellation))
        {
            await steps.OpenAsync(work, context, standing, $"{pending.First}、验证码", cancellation);
            await work.CommitAsync(cancellation);
            return Results.LocalRedirect(SignInSteps.Local(pending.From));
        }

        work.Audit.Write(
            "登录失败", standing.Account.UserName ?? "", refused: isTaken ? "验证码不对" : "账号已锁定");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Again(isTaken
            ? "验证码不对，或者已经用过。请等下一个验证码出现后再填；连续失败 5 次，账号将暂时锁定。"
            : "登录失败次数过多，账号已暂时锁定，请稍后再试。");
    }

    /// <summary>Who has given the first factor in this browser; null where nobody who still may.</summary>
    internal static async Task<(PendingSignIn Pending, Standing Standing)?> PendingAsync(
        HttpContext context, PendingCookie cookie, SignInSteps steps, CancellationToken cancellation) =>
        cookie.Read(context) is { } pending
        && await steps.StandingAsync(pending.AccountId, cancellation) is { IsClosed: false } standing
        && standing.Account.SecurityStamp == pending.Stamp
            ? (pending, standing)
            : null;

    private static RazorComponentResult<CodePage> Again(string problem) =>
        Pages.Show<CodePage, Form>(new Form(problem), StatusCodes.Status422UnprocessableEntity);
}
