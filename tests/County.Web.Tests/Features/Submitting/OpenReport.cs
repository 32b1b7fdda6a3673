using System.Net;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Features.Submitting;

/// <summary>A unit's report of 2021 that is open again, beside a last year that raises queries; its people.</summary>
internal static partial class OpenReport
{
    public const int Year = 2021;
    public const int Unit = 8;
    public const string Leader = "yaoshan-leader";
    public const string Neighbour = "maoli";
    public const string Sheet = "/reports/2021";
    public const string Submission = "/reports/2021/submission";
    public const string Page = "/rounds/2021/units/8";
    public const string InForce = "t2_art20_1.normative_docs.in_force";

    private static readonly string[] Kept =
    [
        "drafts", "field_writes", "progress", "zero_statements", "explanations", "stated_explanations", "remarks",
        "scans", "signatures", "sign_offs", "return_letters", "sealed_copies", "releases",
    ];

    /// <summary>As after a return without remarks: the newest submission is the first one.</summary>
    public static Task ReopenAsync(DemoDatabase demo, string state = "Drafting", int version = 1) =>
        demo.ExecuteAsync($"""
            delete from county.contributions where year = 2021;
            delete from county.gaps where year = 2021;
            delete from county.summaries where year = 2021;
            {string.Concat(Kept.Select(table => $"delete from county.{table} where year = 2021;\n"))}
            delete from county.findings where year = 2021 and unit_id = {Unit} and version > 1;
            delete from county.checks where year = 2021 and unit_id = {Unit} and version > 1;
            delete from county.supplement_values where year = 2021 and unit_id = {Unit} and version > 1;
            delete from county.submissions where year = 2021 and unit_id = {Unit} and version > 1;
            delete from county.messages where year = 2021;
            delete from county.outbox where unit_id = {Unit};
            delete from county.acts where year = 2021 and unit_id = {Unit} and ordinal > 3;
            delete from county.taken_over where year = 2020;
            update county.reports set state = '{state}', review_started = false, latest_version = {version},
                first_accepter = null, accepted_version = null, published_version = null
                where year = 2021 and unit_id = {Unit};
            """);

    /// <summary>Last year's figures are such that two columns and rows do not follow from them.</summary>
    public static Task AddLastYearAsync(DemoDatabase demo) => demo.ExecuteAsync($"""
        insert into county.taken_over
            (county_id, unit_id, year, format, proactive, applications, disputes, predecessors, input_hash)
        select county_id, unit_id, 2020, format, proactive,
            (select array_agg(figure + 1 order by place)
                from unnest(applications) with ordinality as f (figure, place)),
            disputes, array['旧镇'], 'none'
        from county.submissions where unit_id = {Unit} and year = 2021 and version = 1;
        """);

    public static async Task<Visitor> EnterAsync(DemoDatabase demo, string name)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    /// <summary>Sends a form of no page in particular.</summary>
    public static async Task<Visitor.Answer> PostAsync(
        Visitor visitor, string path, params (string Name, string Value)[] fields) =>
        await visitor.PostAsync(
            path, [("__RequestVerificationToken", (await visitor.GetAsync("/account")).Token), .. fields]);

    /// <summary>Sends the letter of return as it is previewed.</summary>
    public static async Task<Visitor.Answer> ReturnAsync(Visitor office, string page, string words = "")
    {
        var preview = await office.GetAsync($"{page}/return");
        return await PostAsync(
            office, $"{page}/return",
            [
                .. Forms.Values(preview.Html, $"{page}/return").Where(field => field.Name != "reason"),
                ("reason", words),
            ]);
    }

    /// <summary>The keys of the queries that the page lets be explained.</summary>
    public static async Task<IReadOnlyList<string>> KeysAsync(Visitor clerk, int year = Year) =>
    [
        .. Key().Matches((await clerk.GetAsync($"/reports/{year}/submission")).Html)
            .Select(match => match.Groups[1].Value),
    ];

    public static async Task ExplainAllAsync(
        Visitor clerk, int year = Year, string text = "经核对台账，数字无误")
    {
        foreach (var key in await KeysAsync(clerk, year))
        {
            var answer = await PostAsync(
                clerk, $"/reports/{year}/explanations", ("key", key), ("text", text));
            Assert.Equal(302, answer.Status);
        }
    }

    /// <summary>送单位审签, and everybody signs.</summary>
    public static async Task SignAsync(Visitor clerk, Visitor leader, int year = Year)
    {
        await SendAsync(clerk, year);
        while (await SignNextAsync(leader, year))
        {
        }
    }

    public static async Task SendAsync(Visitor clerk, int year = Year)
    {
        var address = $"/reports/{year}/sign-off";
        var form = await clerk.GetAsync(address);
        var sent = await PostAsync(clerk, address, [.. Forms.Values(form.Html, address)]);
        Assert.Equal(302, sent.Status);
    }

    /// <summary>One more signs; false where all have.</summary>
    public static async Task<bool> SignNextAsync(Visitor leader, int year = Year)
    {
        var address = $"/reports/{year}/sign-off/signatures";
        var page = (await leader.GetAsync($"/reports/{year}/sign-off")).Html;
        if (!page.Contains($"action=\"{address}\"", StringComparison.Ordinal)) return false;
        Assert.Equal(302, (await PostAsync(leader, address, [.. Forms.Values(page, address)])).Status);
        return true;
    }

    /// <summary>The text of a page as a reader sees it.</summary>
    public static string Text(Visitor.Answer answer) =>
        Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(answer.Html, "")), " ");

    [GeneratedRegex("name=\"key\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Key();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
