using County.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Hosting;

/// <summary>
/// What follows a first factor, whichever it was: the second factor where one is due, then the session. Nothing else
/// opens a session.
/// </summary>
internal sealed class SignInSteps(Tenancy tenancy, Sessions sessions, PendingCookie pending)
{
    public const string Page = "/sign-in";
    public const string CodePage = "/sign-in/code";
    public const string EnrolmentPage = "/sign-in/enrolment";

    /// <summary>A path of this site; the first page in place of everything else.</summary>
    public static string Local(string? from) =>
        // Two strokes, however they lean, would lead to another site; a browser drops control characters.
        from is ['/', not ('/' or '\\'), ..] && !from.Any(char.IsControl) ? from : "/";

    public Task<Standing?> StandingAsync(string accountId, CancellationToken cancellation) =>
        Standing.ReadAsync(tenancy, accountId, cancellation);

    /// <summary>After a first factor that is one alone: on to the code, to the enrolment, or in.</summary>
    /// <param name="first">Which it was, for the record, such as 密码.</param>
    public async Task<IResult> NextAsync(
        HttpContext context, Standing standing, string? from, string first, CancellationToken cancellation)
    {
        if (standing.IsClosed) return Closed(standing);
        if (standing is { MustEnrol: false, HasSecondFactor: false })
        {
            return await EnterAsync(context, standing, from, first, cancellation);
        }

        pending.Give(context, standing, Local(from), first);
        return Results.LocalRedirect(standing.MustEnrol ? EnrolmentPage : CodePage);
    }

    /// <summary>All factors are given: opens the session, writes it down and leads on.</summary>
    /// <param name="how">The factors, for the record, such as 密码、验证码.</param>
    public async Task<IResult> EnterAsync(
        HttpContext context, Standing standing, string? from, string how, CancellationToken cancellation)
    {
        if (standing.IsClosed) return Closed(standing);
        await using var work = await BeginAsync(context, standing, cancellation);
        await OpenAsync(work, context, standing, how, cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect(Local(from));
    }

    /// <summary>Begins a transaction of sign-in in which the record of the account's place can be written.</summary>
    public Task<TenantWork> BeginAsync(HttpContext context, Standing standing, CancellationToken cancellation) =>
        tenancy.BeginAsync(Scope.Accounts, standing.Tenant, standing.Actor(context), cancellation);

    /// <summary>The same last step inside a transaction that is the caller's to commit.</summary>
    public async Task OpenAsync(
        TenantWork work, HttpContext context, Standing standing, string how, CancellationToken cancellation)
    {
        var accounts = await work.AccountsAsync(cancellation);
        await SignInTries.ForgetAsync(accounts, standing.Account.Id, cancellation);
        if (context.RequestServices.GetRequiredService<Caller>() is { AccountId: { } before, SessionId: { } session })
        {
            // The cookie that is replaced here must not go on being good elsewhere.
            await sessions.EndOneAsync(accounts, before, session, cancellation);
        }

        await sessions.OpenAsync(context, accounts, standing.Account.Id, cancellation);
        work.Audit.Write("登录", standing.Account.UserName ?? "", after: new Dictionary<string, object?>
        {
            ["方式"] = how,
        });
        await work.Db.SaveChangesAsync(cancellation);
        PendingCookie.Remove(context);
    }

    private static RazorComponentResult<MessagePage> Closed(Standing standing) => MessagePage.Show(
        StatusCodes.Status409Conflict,
        standing.IsSuspended ? Words.Key("暂停使用") : Words.Key("账号已停用"),
        standing.IsSuspended
            ? Words.Key("您所在的县（市、区）已暂停使用本系统，恢复以后方可登录。")
            : Words.Key("您的账号已停用（工作交接或者调离）。需要继续使用的，请联系本单位签发人或者县政府办公室。"));
}
