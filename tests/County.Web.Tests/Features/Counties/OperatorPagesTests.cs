using System.Net;
using System.Text.RegularExpressions;
using County.Data;
using County.Web.Tests.Features.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Counties;

/// <summary>What the operator does at a browser.</summary>
[Collection(AuditedCounty.Name)]
[Trait("shows", "isolation")]
public sealed partial class OperatorPagesTests(AuditedDatabase audited)
{
    private const string Token = "__RequestVerificationToken";

    private static readonly (string, string)[] Good =
    [
        ("code", "430702"), ("name", " 武陵区 "), ("prefecture", "常德市"), ("province", "湖南省"), ("person", "李四"),
        ("telephone", "13900000000"), ("email", "lisi@wuling.gov.cn"),
    ];

    [Fact]
    public async Task The_operator_opens_a_county_and_gets_a_slip_that_is_shown_once()
    {
        await using var copy = await audited.CopyAsync();
        using var ops = await copy.VisitAsync("operator");
        var token = (Token, (await ops.GetAsync("/operator/counties/new")).Token);

        var slip = await ops.PostAsync("/operator/counties", [token, .. Good]);

        Assert.Equal(200, slip.Status);
        Assert.Contains("no-store", slip.Headers, StringComparison.Ordinal);
        var secret = Slip().Match(slip.Html).Groups[1].Value;
        var list = WebUtility.HtmlDecode((await ops.GetAsync("/operator")).Html);
        Assert.Contains("County:Transport=intranet-http", list, StringComparison.Ordinal);
        Assert.Contains("武陵区", list, StringComparison.Ordinal);
        Assert.Contains("李四，开通单有效至", list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        // Nothing of a county is there: no unit, nobody of its people.
        Assert.DoesNotContain("药山镇", list, StringComparison.Ordinal);
        Assert.DoesNotContain("政务公开股", list, StringComparison.Ordinal);

        // The person it was given to uses it, once.
        await using var services = copy.Program();
        var book = services.GetRequiredService<AccountBook>();
        Assert.IsType<AccountBook.Outcome.Done>(await book.UseAsync(
            secret, "wuling-office", TestServer.DemoPassword, null, TestContext.Current.CancellationToken));
        Assert.Equal(1, await copy.EnrolAsync("wuling-office"));
        using var office = await copy.VisitAsync("wuling-office");
        Assert.Equal(200, (await office.GetAsync("/audit")).Status);
        list = WebUtility.HtmlDecode((await ops.GetAsync("/operator")).Html);
        Assert.Contains("启用账号", list, StringComparison.Ordinal);
        var again = await ops.PostAsync("/operator/counties/430702/invitation", token);
        Assert.Equal(409, again.Status);
    }

    [Fact]
    [Trait("shows", "season")]
    public async Task The_first_page_leads_the_operator_to_the_counties_and_who_has_no_place_nowhere()
    {
        await using var copy = await audited.CopyAsync();
        using var ops = await copy.VisitAsync("operator");
        using var clerk = await copy.VisitAsync(Visitor.Clerk);
        using var stranger = await copy.VisitAsync();

        var first = await ops.GetAsync("/");

        Assert.Equal((302, "/operator"), (first.Status, first.Location));
        Assert.Equal(200, (await ops.GetAsync("/operator")).Status);
        Assert.Equal("/reports", (await clerk.GetAsync("/")).Location);
        Assert.Contains("/sign-in?from=", (await stranger.GetAsync("/")).Location, StringComparison.Ordinal);
        await copy.ExecuteAsync("update accounts.operators set closed_at = now()");
        Assert.Equal(403, (await ops.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_lost_slip_is_replaced_and_the_old_one_is_worthless()
    {
        await using var copy = await audited.CopyAsync();
        using var ops = await copy.VisitAsync("operator");
        var token = (Token, (await ops.GetAsync("/operator/counties/new")).Token);
        var first = Slip().Match((await ops.PostAsync("/operator/counties", [token, .. Good])).Html).Groups[1].Value;

        var answer = await ops.PostAsync("/operator/counties/430702/invitation", token);

        var second = Slip().Match(answer.Html).Groups[1].Value;
        Assert.NotEqual(first, second);
        await using var services = copy.Program();
        var book = services.GetRequiredService<AccountBook>();
        Assert.Null(await book.FindAsync(first, TestContext.Current.CancellationToken));
        Assert.Equal("李四", (await book.FindAsync(second, TestContext.Current.CancellationToken))?.Person);
    }

    [Theory]
    [InlineData("code", "430700", "六位县级行政区划代码")]
    [InlineData("code", "4307021", "六位县级行政区划代码")]
    [InlineData("code", "४३०७०२", "六位县级行政区划代码")]
    [InlineData("code", "430781", "已经开通")]
    [InlineData("name", "", "请填写县（市、区）名称")]
    [InlineData("person", " ", "首任管理员姓名")]
    [InlineData("telephone", "12345", "11位数字")]
    [InlineData("email", "lisi", "电子邮箱格式不对")]
    public async Task What_cannot_be_taken_is_said_beside_the_field_and_what_was_typed_stays(
        string field, string value, string problem)
    {
        await using var copy = await audited.CopyAsync();
        using var ops = await copy.VisitAsync("operator");
        var token = (Token, (await ops.GetAsync("/operator/counties/new")).Token);
        var fields = Good.Where(one => one.Item1 != field).Append((field, value)).Append(token).ToArray();

        var answer = await ops.PostAsync("/operator/counties", fields);

        Assert.Equal(422, answer.Status);
        var html = WebUtility.HtmlDecode(answer.Html);
        Assert.Contains(problem, html, StringComparison.Ordinal);
        Assert.Contains("value=\"常德市\"", html, StringComparison.Ordinal);
        Assert.Equal(1, await copy.OneAsync<long>("select count(*) from county.counties"));
    }

    [Fact]
    public async Task A_suspension_shuts_everybody_of_the_county_out_at_once_and_tells_them_why()
    {
        await using var copy = await audited.CopyAsync();
        using var ops = await copy.VisitAsync("operator");
        using var office = await copy.VisitAsync(Visitor.Office);
        using var clerk = await copy.VisitAsync(Visitor.Clerk);
        var form = await ops.GetAsync("/operator/counties/430781");
        var token = (Token, form.Token);

        Assert.Equal(409, (await ops.PostAsync("/operator/counties/430781/suspension", token)).Status);
        Assert.Equal(200, (await office.GetAsync("/rounds/2019")).Status);
        var done = await ops.PostAsync("/operator/counties/430781/suspension", token, ("reason", "县区划调整"));
        Assert.Equal((302, "/operator"), (done.Status, done.Location));

        foreach (var person in new[] { office, clerk })
        {
            foreach (var path in new[] { "/", "/rounds/2019/units/8" })
            {
                var answer = await person.GetAsync(path);
                Assert.Equal(403, answer.Status);
                var html = WebUtility.HtmlDecode(answer.Html);
                Assert.Contains("本县（市、区）的系统已停用", html, StringComparison.Ordinal);
                Assert.Contains("原因：县区划调整", html, StringComparison.Ordinal);
            }
        }

        var list = WebUtility.HtmlDecode((await ops.GetAsync("/operator")).Html);
        Assert.Contains("县区划调整", list, StringComparison.Ordinal);
        var leaving = await clerk.PostAsync("/sign-out", (Token, (await clerk.GetAsync("/")).Token));
        Assert.Equal((302, "/sign-in"), (leaving.Status, leaving.Location));
        Assert.Equal(409, (await ops.PostAsync(
            "/operator/counties/430781/suspension", token, ("reason", "再停"))).Status);
        Assert.Equal(302, (await ops.PostAsync("/operator/counties/430781/suspension/undoing", token)).Status);
        Assert.Equal(200, (await office.GetAsync("/rounds/2019")).Status);
    }

    [Fact]
    public async Task Nobody_else_comes_in_and_a_county_that_is_not_there_is_not_found()
    {
        await using var copy = await audited.CopyAsync();
        using var ops = await copy.VisitAsync("operator");
        var token = (Token, (await ops.GetAsync("/operator/counties/new")).Token);
        Assert.Equal(404, (await ops.GetAsync("/operator/counties/110101")).Status);
        foreach (var act in new[] { "suspension", "suspension/undoing", "invitation" })
        {
            var answer = await ops.PostAsync($"/operator/counties/110101/{act}", token, ("reason", "无"));
            Assert.Equal((act, 404), (act, answer.Status));
        }

        foreach (var name in new[] { Visitor.Office, Visitor.Clerk })
        {
            using var other = await copy.VisitAsync(name);
            foreach (var path in new[] { "/operator", "/operator/counties/new", "/operator/counties/430781" })
            {
                Assert.Equal((path, 403), (path, (await other.GetAsync(path)).Status));
            }

            Assert.Equal(403, (await other.PostAsync("/operator/counties", Good)).Status);
            Assert.Equal(403, (await other.PostAsync("/operator/counties/430781/suspension", ("reason", "x"))).Status);
        }

        Assert.Equal(1, await copy.OneAsync<long>(
            "select count(*) from county.counties where suspended_at is null"));
    }

    [GeneratedRegex("class=\"secret\">([A-Z0-9-]{23})<")]
    private static partial Regex Slip();
}
