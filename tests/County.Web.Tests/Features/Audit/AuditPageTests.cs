using System.Net;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Features.Audit;

/// <summary>The record before the administrator: found, paged, exported; and what was refused stands in it.</summary>
[Collection(AuditedCounty.Name)]
[Trait("shows", "isolation")]
public sealed partial class AuditPageTests(AuditedDatabase audited)
{
    [Fact]
    public async Task The_administrator_reads_it_newest_first_in_chinese_and_nobody_else_does()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);

        var html = WebUtility.HtmlDecode((await office.GetAsync("/audit")).Html);
        Assert.Contains("新增人员", html, StringComparison.Ordinal);
        Assert.Contains("职务：镇长", html, StringComparison.Ordinal);
        Assert.Contains("权限：审核、保密审查人、签发人", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Rights", html, StringComparison.Ordinal);
        Assert.DoesNotContain("TokenHash", html, StringComparison.Ordinal);
        foreach (var name in new[] { "jinshi-reviewer", Visitor.Clerk, "operator" })
        {
            using var other = await copy.VisitAsync(name);
            Assert.Equal((name, 403), (name, (await other.GetAsync("/audit")).Status));
            Assert.Equal((name, 403), (name, (await other.GetAsync("/audit/export")).Status));
        }
    }

    [Fact]
    public async Task Pages_follow_one_another_by_key_and_together_are_the_whole_record()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        var wanted = await copy.OneAsync<long>("select count(*) from county.audit where county_id = 430781");

        var (rows, address) = (0, "/audit");
        while (address is not null)
        {
            var html = (await office.GetAsync(address)).Html;
            rows += html.Split("<td class=\"time\">").Length - 1;
            address = WebUtility.HtmlDecode(Older().Match(html).Groups[1].Value) is { Length: > 0 } next ? next : null;
        }

        Assert.Equal(wanted, rows);
    }

    [Theory]
    [InlineData("?act=新增应报单位", 20, "2019年")]
    [InlineData("?unit=8&act=新增应报单位", 2, "药山镇")]
    [InlineData("?text=药山镇镇长&act=新增人员", 1, "药山镇镇长")]
    [InlineData("?person=系统&act=新增县", 1, "津市市")]
    [InlineData("?from=2020-01-01&to=2020-01-02", 0, "没有符合条件的记录")]
    [InlineData("?refused=1", 0, "没有符合条件的记录")]
    [InlineData("?from=yesterday&unit=eight&before=1-x&act=新增县", 1, "津市市")]
    [InlineData("?text=%00&act=新增县", 1, "津市市")]
    [InlineData("?text=' or 1=1 --", 0, "没有符合条件的记录")]
    public async Task It_is_searched_from_the_address_bar(string question, int rows, string shown)
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);

        var answer = await office.GetAsync($"/audit{question}");

        Assert.Equal(200, answer.Status);
        var html = WebUtility.HtmlDecode(answer.Html);
        Assert.Equal(rows, html.Split("<td class=\"time\">").Length - 1);
        Assert.Contains(shown, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_exported_as_a_table_that_runs_nothing_and_that_is_written_down()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        await copy.ExecuteAsync("update county.audit set subject = '=1+1,\"x\"' where act = '新增县'");

        var answer = await office.GetAsync("/audit/export?person=系统");

        Assert.Equal(200, answer.Status);
        Assert.Equal("text/csv; charset=utf-8", answer.ContentType);
        var lines = answer.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\uFEFF\"时间"u8.ToArray(), (await copy.BytesAsync(office, "/audit/export"))[..10]);
        Assert.StartsWith("\"时间\",\"人员\"", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("\"'=1+1,\"\"x\"\"\"", StringComparison.Ordinal));
        Assert.Equal(
            ["person=系统", "全部"], await copy.TextsAsync("select subject from county.audit where act = '导出审计记录' "
                + "order by at"));
        Assert.Equal(
            await copy.OneAsync<long>("select count(*) from county.audit where county_id = 430781 and actor = '系统'"),
            lines.Length - 1);
    }

    [Fact]
    public async Task What_is_refused_is_written_down_with_who_and_why_and_without_what_a_form_held()
    {
        await using var copy = await audited.CopyAsync();
        using var clerk = await copy.VisitAsync(Visitor.Clerk);
        using var office = await copy.VisitAsync(Visitor.Office);
        using var @operator = await copy.VisitAsync("operator");
        using var stranger = await copy.VisitAsync();
        var token = ("__RequestVerificationToken", (await office.GetAsync("/rounds/2019/units/8")).Token);

        // Without the right, not there, not now; and somebody whom nobody knows.
        var reason = ("reason", "SECRET");
        Visitor.Answer[] answers =
        [
            await clerk.PostAsync("/rounds/2019/units/8/acceptance", reason),
            await office.PostAsync("/rounds/2019/units/77/acceptance", token, ("version", "1"), reason),
            await office.PostAsync("/rounds/2019/units/8/acceptance", token, ("version", "9"), reason),
            await @operator.PostAsync("/rounds/2019/units/8/acceptance", reason),
            await stranger.PostAsync("/rounds/2019/units/8/acceptance", reason),
        ];
        Assert.Equal([403, 404, 409, 403, 302], answers.Select(answer => answer.Status));

        const string path = "尝试 POST /rounds/{year:int}/units/{unit:int}/acceptance";
        Assert.Equal(
            [
                $"430781|8|药山镇党政办|{path}|year 2019，unit 8|没有权限",
                $"430781||政务公开股|{path}|year 2019，unit 77|不存在，或者不属于本人所在的单位",
                $"430781||政务公开股|{path}|year 2019，unit 8|已有第1稿，请看过新稿再办理",
                $"0||运维人员|{path}|year 2019，unit 8|没有权限",
            ],
            await copy.TextsAsync(
                "select concat_ws('|', county_id, coalesce(unit_id::text, ''), actor, act, subject, refused) "
                + "from county.audit where refused is not null order by at, audit_id"));
        Assert.Equal(0, await copy.OneAsync<long>(
            "select count(*) from county.audit where (audit.*)::text like '%SECRET%'"));
        var shown = WebUtility.HtmlDecode((await office.GetAsync("/audit?refused=1")).Html);
        Assert.Contains("未办理", shown, StringComparison.Ordinal);
        Assert.Contains("已有第1稿", shown, StringComparison.Ordinal);
        // Every row that was just written is the program's own.
        Assert.Equal(0, (await copy.VerifyAsync()).Status);
    }

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Older();
}
