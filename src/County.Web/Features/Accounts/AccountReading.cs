using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Accounts;

/// <summary>Reads what 我的账号 shows of whoever is signed in.</summary>
internal sealed class AccountReading(Caller caller, Tenancy tenancy, SignInSteps steps, Sessions sessions)
{
    public async Task<Standing> StandingAsync(CancellationToken cancellation) =>
        await steps.StandingAsync(caller.AccountId!, cancellation)
        ?? throw new InvalidOperationException("A session names an account that is not there");

    /// <summary>The page, with what went wrong in one of its parts where something did.</summary>
    /// <param name="part">Which of its forms was refused.</param>
    public async Task<RazorComponentResult<AccountPage>> ShowAsync(
        string? part, Sentence? problem, string? notice, CancellationToken cancellation)
    {
        var standing = await StandingAsync(cancellation);
        await using var work = await tenancy.BeginAsync(Scope.Accounts, standing.Tenant, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var open = await sessions.ListAsync(accounts, standing.Account.Id, standing.Member, cancellation);
        var codes = await accounts.BackupCodes.CountAsync(
            code => code.AccountId == standing.Account.Id && code.UsedAt == null, cancellation);
        await work.CommitAsync(cancellation);
        return Pages.Show<AccountPage, AccountView>(
            new AccountView
            {
                Person = caller.Person,
                Post = standing.Member?.Post,
                Place = await PlaceAsync(cancellation),
                Rights = standing.Member is { Rights.Length: > 0 } member ? InWords(member) : null,
                UserName = standing.Account.UserName ?? "",
                Mobile = standing.Account.PhoneNumber,
                HasSecondFactor = standing.HasSecondFactor,
                NeedsSecondFactor = standing.NeedsSecondFactor,
                BackupCodes = codes,
                Sessions = [.. open.Select(session => new SessionLine(
                    session.SessionId, Times.Local(session.OpenedAt), Times.Local(session.SeenAt),
                    session.Address ?? "", Browsers.Name(session.Agent), session.SessionId == caller.SessionId))],
                Notice = Notice(notice),
                Part = part,
                Problem = problem,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<string> PlaceAsync(CancellationToken cancellation) => caller.Membership is { } member
        ? await PlaceName.ReadAsync(tenancy, member.CountyId, member.UnitId, cancellation)
        : caller.Operator is null ? "没有单位" : "系统运维";

    private static Sentence InWords(Membership member) => Sentence.Join(
        Words.Key("、"), member.Rights.Order().Select(right => (Sentence)right.OfficialName(member.UnitId)));

    private static Sentence? Notice(string? notice) => notice switch
    {
        "password" => Words.Key("密码已修改，其他设备上的登录已全部退出。"),
        "session" => Words.Key("已退出。"),
        "removal" => Words.Key("二次验证已停用。"),
        _ => null,
    };
}

/// <summary>What the page shows.</summary>
public sealed record AccountView
{
    public required string Person { get; init; }

    public required string? Post { get; init; }

    public required string Place { get; init; }

    public required Sentence? Rights { get; init; }

    public required string UserName { get; init; }

    public required string? Mobile { get; init; }

    public required bool HasSecondFactor { get; init; }

    public required bool NeedsSecondFactor { get; init; }

    /// <summary>How many are left.</summary>
    public required int BackupCodes { get; init; }

    public required IReadOnlyList<SessionLine> Sessions { get; init; }

    public Sentence? Notice { get; init; }

    public string? Part { get; init; }

    public Sentence? Problem { get; init; }

    public Sentence? ProblemOf(string part) => part == Part ? Problem : null;
}

/// <summary>A browser in which the account is signed in.</summary>
public sealed record SessionLine(
    Guid Session, string OpenedAt, string SeenAt, string Address, Sentence Browser, bool IsThis);
