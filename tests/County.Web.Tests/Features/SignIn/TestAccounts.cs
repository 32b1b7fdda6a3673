using System.Text.RegularExpressions;
using Npgsql;
using OtpNet;

namespace County.Web.Tests.Features.SignIn;

/// <summary>Accounts of a test's own, with the password and the secret of the demonstration's.</summary>
internal sealed partial class TestAccounts(DemoDatabase demo)
{
    public const string NewPassword = "Another-good-1-of-these";

    /// <summary>An account in a unit, or without one in the county office; its id is its name.</summary>
    public async Task AddAsync(string name, int? unit = 8, bool isEnrolled = false, string? mobile = null)
    {
        await AddWithoutPlaceAsync(name, mobile);
        await RunAsync(
            "insert into county.memberships (county_id, membership_id, unit_id, account_id, person, rights, joined_at) "
            + $"values (430781, nextval('county.membership_ids'), {(unit is null ? "null" : $"{unit}")}, '{name}', '某{name}', "
            + "'{Reviewer}', now() - interval '1 day')");
        if (isEnrolled) await EnrolAsync(name);
    }

    public Task AddWithoutPlaceAsync(string name, string? mobile = null) => RunAsync(
        "create temp table copied as select * from accounts.accounts where user_name = 'yaoshan'; "
        + $"update copied set id = '{name}', user_name = '{name}', normalized_user_name = upper('{name}'), "
        + $"phone_number = {(mobile is null ? "null" : $"'{mobile}'")}, access_failed_count = 0, lockout_end = null; "
        + "insert into accounts.accounts select * from copied; drop table copied");

    public Task EnrolAsync(string name) => RunAsync(
        $"insert into accounts.second_factors select '{name}', protected_key, now() - interval '1 hour', 0 "
        + "from accounts.second_factors where account_id = "
        + "(select id from accounts.accounts where user_name = 'jinshi-office')");

    public async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(demo.Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(demo.Database);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public Task<int> FailuresAsync(string name) =>
        ReadAsync<int>($"select access_failed_count from accounts.accounts where id = '{name}'");

    public Task<long> EntriesAsync(string act, string name) => ReadAsync<long>(
        $"select count(*) from county.audit where act = '{act}' and account_id = '{name}' and county_id = 430781");

    /// <summary>Whoever visits is inside.</summary>
    public static async Task<bool> IsInsideAsync(Visitor visitor) => (await visitor.GetAsync("/account")).Status == 200;

    /// <summary>The code of the secret that a page of enrolment shows.</summary>
    public static string CodeOn(Visitor.Answer page) => new Totp(Base32Encoding.ToBytes(
        SecretOnPage().Match(page.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal)))
        .ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static string TicketOn(Visitor.Answer page) => TicketOnPage().Match(page.Html).Groups[1].Value;

    public static IReadOnlyList<string> BackupCodesOn(Visitor.Answer page) =>
        [.. BackupCodeOnPage().Matches(page.Html).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<code class=\"secret\">([A-Z2-7 ]+)</code>")]
    private static partial Regex SecretOnPage();

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex TicketOnPage();

    [GeneratedRegex("<li><code>([A-Z0-9-]+)</code></li>")]
    private static partial Regex BackupCodeOnPage();
}
