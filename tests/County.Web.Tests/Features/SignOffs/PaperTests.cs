using System.Text;
using County.Web.Hosting;

namespace County.Web.Tests.Features.SignOffs;

/// <summary>线下审签: printed, signed and sealed on paper, uploaded and registered.</summary>
[Collection(Signing.Name)]
[Trait("shows", "clerk")]
public sealed class PaperTests(SigningCounty county) : IAsyncLifetime
{
    private const string Papers = $"{SigningCounty.Page}/papers";

    public async ValueTask InitializeAsync()
    {
        await county.ResetAsync();
        await county.StartAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_signed_on_paper_is_registered_with_its_scan_by_whom_the_record_names()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        Assert.Contains("请先上传", (await RegisterAsync(clerk, 1, ("李四", Today))).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await SigningCounty.UploadAsync(clerk, ("审签表.pdf", SigningCounty.Pdf()))).Status);
        Assert.Equal(302, (await SigningCounty.UploadAsync(clerk, ("a/b\\盖章.JPG", SigningCounty.Jpeg()))).Status);

        Assert.Equal(302, (await RegisterAsync(clerk, 1, ("李四", Today))).Status);
        var leader = await county.EnterAsync(SigningCounty.Leader);
        Assert.Equal(302, (await SigningCounty.SignAsync(leader, 2)).Status);
        Assert.Equal(302, (await RegisterAsync(clerk, 3, ("王五", Today), ("赵六", Today))).Status);

        var (number, scans) = await county.CompletedAsync();
        Assert.Equal((1, 64), (number, scans?.Length));
        Assert.Equal("药山镇党政办", await county.Demo.ReadAsync<string>(
            "select min(registered_by) from county.signatures where step <> 2 and is_on_paper"));
        var page = (await clerk.GetAsync(SigningCounty.Page)).Html;
        Assert.Contains("李四", page, StringComparison.Ordinal);
        Assert.Contains("药山镇党政办 于", page, StringComparison.Ordinal);
        Assert.Contains("盖章.JPG", page, StringComparison.Ordinal);
        Assert.DoesNotContain("a/b", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_cannot_be_and_gaps_are_refused_where_they_stand_and_nothing_typed_is_lost()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        await SigningCounty.UploadAsync(clerk, ("审签表.pdf", SigningCounty.Pdf()));

        foreach (var day in new[] { Today.AddDays(1), Today.AddDays(-1) })
        {
            var answer = await RegisterAsync(clerk, 1, ("李四", day));
            Assert.Equal(422, answer.Status);
            Assert.Contains("签字日期不能早于", answer.Html, StringComparison.Ordinal);
            Assert.Contains($"value=\"李四\"", answer.Html, StringComparison.Ordinal);
            Assert.Contains($"value=\"{day:yyyy-MM-dd}\"", answer.Html, StringComparison.Ordinal);
        }

        Assert.Contains("按顺序登记", (await RegisterAsync(clerk, 2, ("李四", Today))).Html, StringComparison.Ordinal);
        var half = await clerk.FillAsync(SigningCounty.Page, Papers, ("passage", "1"), ("signer-1", "李四"));
        Assert.Contains("请填写签字日期", half.Html, StringComparison.Ordinal);
        Assert.Contains("审签已经结束", (await clerk.FillAsync(
            SigningCounty.Page, Papers, ("passage", "7"), ("signer-1", "李四"), ("date-1", $"{Today:yyyy-MM-dd}"))).Html,
            StringComparison.Ordinal);
        Assert.Equal(0, await county.Demo.ReadAsync<long>(
            "select count(*) from county.signatures where signer is not null"));
    }

    [Theory]
    [InlineData("审签表.pdf", "<html><script>alert(1)</script>", "不是PDF、JPEG或PNG文件")]
    [InlineData("图.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "不是PDF、JPEG或PNG文件")]
    [InlineData("表.docx", "PK\u0003\u0004", "不是PDF、JPEG或PNG文件")]
    [InlineData("空.pdf", "", "是空文件")]
    [InlineData("密.pdf", "%PDF-1.6\ntrailer<</Encrypt 5 0 R>>\n%%EOF", "加了密码")]
    [InlineData("断.pdf", "%PDF-1.6\nnothing more", "不是PDF、JPEG或PNG文件")]
    [InlineData("IMG_1.HEIC", "\0\0\0\u0018ftypheic0000", "HEIC")]
    public async Task What_is_no_scan_is_refused_in_one_clear_line_and_nothing_is_kept(
        string name, string content, string reason)
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);

        var answer = await SigningCounty.UploadAsync(
            clerk, ("good.pdf", SigningCounty.Pdf()), (name, Encoding.Latin1.GetBytes(content)));

        Assert.Equal(422, answer.Status);
        Assert.Contains(reason, answer.Html, StringComparison.Ordinal);
        Assert.Equal(0, await county.Demo.ReadAsync<long>("select count(*) from county.scans"));
    }

    [Fact]
    public async Task Too_large_and_too_many_are_refused_in_words()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        var large = SigningCounty.Pdf(new string(' ', 10 * 1024 * 1024));

        Assert.Contains(
            "超过10MB", (await SigningCounty.UploadAsync(clerk, ("大.pdf", large))).Html, StringComparison.Ordinal);
        var ten = Enumerable.Range(1, 10).Select(number => ($"{number}.pdf", SigningCounty.Pdf($"{number}"))).ToArray();
        Assert.Equal(302, (await SigningCounty.UploadAsync(clerk, ten)).Status);
        Assert.Contains("最多保留10个", (await SigningCounty.UploadAsync(clerk, ten[0])).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_is_removed_on_record_but_never_the_last_of_what_was_registered()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        await SigningCounty.UploadAsync(clerk, ("1.pdf", SigningCounty.Pdf("1")), ("2.pdf", SigningCounty.Pdf("2")));
        await RegisterAsync(clerk, 1, ("李四", Today));

        Assert.Equal(302, (await RemoveAsync(clerk, 1)).Status);
        Assert.Contains("至少要有一个扫描件", (await RemoveAsync(clerk, 2)).Html, StringComparison.Ordinal);
        Assert.Contains("已经移除", (await RemoveAsync(clerk, 1)).Html, StringComparison.Ordinal);
        Assert.Equal(404, (await clerk.GetAsync("/rounds/2021/units/8/sign-offs/1/scans/1")).Status);
        Assert.Equal(1, await county.Demo.ReadAsync<long>(
            "select count(*) from county.scans where removed_by = '药山镇党政办' and length(content) > 0"));
    }

    [Fact]
    public async Task A_scan_is_handed_out_as_what_it_is_and_runs_nothing()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        await SigningCounty.UploadAsync(
            clerk, ("1.pdf", SigningCounty.Pdf("<script>")), ("2.html", SigningCounty.Jpeg()));

        var (type, disposition, headers) = await ScanAsync(clerk, 1);
        Assert.Equal(("application/pdf", "attachment"), (type, disposition));
        Assert.EndsWith("; sandbox", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "no-store"), (headers["X-Content-Type-Options"], headers["Cache-Control"]));
        (type, disposition, headers) = await ScanAsync(clerk, 2);
        Assert.Equal(("image/jpeg", "inline"), (type, disposition));
        Assert.EndsWith("; sandbox", headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_sees_a_scan_once_it_was_handed_in_and_another_unit_never()
    {
        const string record = "/rounds/2021/units/8/sign-offs/1";
        var (clerk, office) = (await county.EnterAsync(Visitor.Clerk), await county.EnterAsync(Visitor.Office));
        await SigningCounty.UploadAsync(clerk, ("1.pdf", SigningCounty.Pdf()));

        Assert.Equal(404, (await office.GetAsync($"{record}/scans/1")).Status);
        await county.Demo.ExecuteAsync("""
            update county.sign_offs set ended_as = 'HandedIn', ended_at = now(), ended_by = '药山镇党政办';
            update county.submissions set sign_off = 1 where unit_id = 8 and year = 2021;
            """);

        Assert.Equal(200, (await office.GetAsync($"{record}/scans/1")).Status);
        Assert.Contains("1.pdf", (await office.GetAsync($"{record}/record")).Html, StringComparison.Ordinal);
        var other = await county.EnterAsync("maoli-leader");
        Assert.Equal(404, (await other.GetAsync($"{record}/scans/1")).Status);
        Assert.Equal(404, (await other.GetAsync($"{record}/record")).Status);
    }

    [Fact]
    public async Task Form_and_report_are_printed_with_the_version_code_of_what_is_signed()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        var code = VersionCode.Of((await county.Demo.ReadAsync<string>("select content_hash from county.sign_offs"))!);

        var (form, report) = (
            (await clerk.GetAsync($"{SigningCounty.Page}/form")).Html,
            (await clerk.GetAsync("/reports/2021/print")).Html);
        var foot = await clerk.GetAsync("/reports/2021/print/foot.css");
        Assert.StartsWith("text/css", foot.ContentType, StringComparison.Ordinal);

        Assert.Contains("2021年政府信息公开工作年度报告审签表", form, StringComparison.Ordinal);
        Assert.Contains("保密审查", form, StringComparison.Ordinal);
        Assert.Contains("<title>津市市药山镇2021年政府信息公开工作年度报告", report, StringComparison.Ordinal);
        Assert.Contains("三、收到和处理政府信息公开申请情况", report, StringComparison.Ordinal);
        foreach (var html in new[] { form, report, foot.Html, (await clerk.GetAsync(SigningCounty.Page)).Html })
        {
            Assert.Contains(code, html, StringComparison.Ordinal);
        }
    }

    private static DateOnly Today => Times.Day(TimeProvider.System.GetUtcNow());

    private static Task<Visitor.Answer> RegisterAsync(
        Visitor clerk, int from, params (string Signer, DateOnly Day)[] papers) => clerk.FillAsync(
        SigningCounty.Page, Papers,
        [
            ("passage", "1"),
            .. papers.SelectMany((paper, place) => new[]
            {
                ($"signer-{from + place}", paper.Signer), ($"date-{from + place}", $"{paper.Day:yyyy-MM-dd}"),
            }),
        ]);

    private static Task<Visitor.Answer> RemoveAsync(Visitor clerk, int page) =>
        clerk.FillAsync(SigningCounty.Page, $"{SigningCounty.Page}/scans/{page}/removal");

    private static async Task<(string? Type, string? Disposition, Dictionary<string, string> Headers)> ScanAsync(
        Visitor visitor, int page)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", visitor.CookieHeader);
        using var response = await client.GetAsync(
            new Uri(visitor.Address, $"/rounds/2021/units/8/sign-offs/1/scans/{page}"),
            TestContext.Current.CancellationToken);
        var content = response.Content.Headers;
        return (
            content.ContentType?.MediaType, content.ContentDisposition?.DispositionType,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }
}
