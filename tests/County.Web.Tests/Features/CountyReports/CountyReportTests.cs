using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.CountyReports;

/// <summary>The county's own report from its first sentence to its publication, and what is refused.</summary>
[Trait("shows", "office")]
public sealed class CountyReportTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Page = "/rounds/2019/county-report";
    private const string Reviewer = "jinshi-reviewer";

    public async ValueTask InitializeAsync() => await demo.ExecuteAsync("""
        delete from county.county_editions;
        delete from county.county_reports;
        update county.memberships set rights = '{Reviewer,Signatory}' where person = '政务公开股二';
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_page_sets_what_the_figures_say_beside_what_is_written()
    {
        using var office = await EnterAsync(demo, Visitor.Office);

        var page = Text(await office.GetAsync(Page));

        Assert.Contains("计入 8/10", page, StringComparison.Ordinal);
        Assert.Contains("应报10个单位，已报送9个，计入汇总8个", page, StringComparison.Ordinal);
        Assert.Contains("还没有写到工作考核结果", page, StringComparison.Ordinal);
        Assert.Contains("占", page, StringComparison.Ordinal);
        Assert.Contains("药山镇", page, StringComparison.Ordinal);
        Assert.Contains("现在不能送签：还没有写文字部分", page, StringComparison.Ordinal);
        Assert.Equal(404, (await office.GetAsync("/rounds/2077/county-report")).Status);
    }

    [Fact]
    public async Task Of_two_who_write_the_second_keeps_what_they_typed_and_sees_the_first_ones()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        using var other = await EnterAsync(demo, Reviewer);

        Assert.Equal(302, (await WriteAsync(office, 0, "先写的总体情况")).Status);
        var late = await WriteAsync(other, 0, "后写的总体情况");
        Assert.Equal(409, late.Status);
        Assert.Contains("没有保存：政务公开股在", Text(late), StringComparison.Ordinal);
        Assert.Contains("后写的总体情况", late.Html, StringComparison.Ordinal);
        Assert.Contains("先写的总体情况", late.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await WriteAsync(other, 1, "后写的总体情况")).Status);
        Assert.Equal("后写的总体情况", await demo.ReadAsync<string>("select overall from county.county_reports"));
    }

    [Fact]
    public async Task It_is_sent_signed_by_another_and_published_incomplete_only_with_a_reason()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        using var signatory = await EnterAsync(demo, Reviewer);
        Refused(await PostAsync(office, $"{Page}/editions", ("seen", "0")), "还没有写文字部分");
        await WriteAsync(office, 0, "总体情况");
        Refused(await PostAsync(office, $"{Page}/editions", ("seen", "0")), "文字刚刚被修改过");
        Assert.Equal(302, (await PostAsync(office, $"{Page}/editions", ("seen", "1"))).Status);
        Refused(await WriteAsync(office, 1, "改一改"), "报告正在签发，不能修改");
        var edition = $"{Page}/editions/1";
        Refused(await PostAsync(office, $"{edition}/publication", ("where", "县政府网站")), "还没有签发");

        Assert.Equal(302, (await PostAsync(signatory, $"{edition}/signature")).Status);
        Refused(await PostAsync(signatory, $"{edition}/signature"), "已由政务公开股二签发");
        var bare = await PostAsync(office, $"{edition}/publication", ("where", "县政府网站"));
        Assert.Equal(422, bare.Status);
        Assert.Contains("应报10个单位只计入8个，仍要发布的请写明原因", Text(bare), StringComparison.Ordinal);
        Assert.Equal(0, await demo.ReadAsync<long>(
            "select count(*) from county.county_editions where published_at is not null"));
        Assert.Equal(403, (await PostAsync(signatory, $"{edition}/publication", ("where", "x"))).Status);

        Assert.Equal(302, (await PostAsync(
            office, $"{edition}/publication", ("where", "县政府网站"), ("incomplete", "一个单位系统故障，随后补发"))).Status);
        var page = Text(await office.GetAsync(Page));
        Assert.Contains("第1稿已于", page, StringComparison.Ordinal);
        Assert.Contains("汇总不全，一个单位系统故障，随后补发", page, StringComparison.Ordinal);
        Refused(await PostAsync(office, $"{edition}/ending", ("ended", "晚了")), "这一稿已经发布");
        var document = Text(await office.GetAsync(edition));
        Assert.Contains("二、主动公开政府信息情况", document, StringComparison.Ordinal);
        Assert.Contains("总体情况", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sent_it_does_not_sign_it_and_a_signature_on_paper_is_put_on_record()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        using var signatory = await EnterAsync(demo, Reviewer);
        await WriteAsync(signatory, 0, "总体情况");
        Assert.Equal(302, (await PostAsync(signatory, $"{Page}/editions", ("seen", "1"))).Status);
        var edition = $"{Page}/editions/1";
        Refused(await PostAsync(signatory, $"{edition}/signature"), "送签人不能签发自己送签的报告");

        var bad = await PostAsync(office, $"{edition}/signature", ("signer", "县长 某某"), ("signed", "2199-01-01"));
        Assert.Equal(422, bad.Status);
        Assert.Contains("签发日期不能晚于今天", Text(bad), StringComparison.Ordinal);
        Assert.Contains("县长 某某", bad.Html, StringComparison.Ordinal);
        var today = await demo.ReadAsync<string>("select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')");
        Assert.Equal(302, (await PostAsync(
            office, $"{edition}/signature", ("signer", "县长 某某"), ("signed", today!))).Status);
        Assert.Contains("纸质签发，政务公开股登记", Text(await office.GetAsync(Page)), StringComparison.Ordinal);

        await demo.ExecuteAsync("""
            insert into county.summaries select county_id, year, version + 1, format, 'other', proactive, applications,
                disputes, made_at from county.summaries where year = 2019
            """);
        Refused(
            await PostAsync(office, $"{edition}/publication", ("where", "县政府网站")), "请撤回，核对后重新送签");
        await demo.ExecuteAsync("delete from county.summaries where year = 2019 and input_hash = 'other'");
        Assert.Equal(422, (await PostAsync(office, $"{edition}/ending", ("ended", ""))).Status);
        Assert.Equal(302, (await PostAsync(office, $"{edition}/ending", ("ended", "数字有更新"))).Status);
        Assert.Equal(302, (await WriteAsync(office, 1, "改过的总体情况")).Status);
        Assert.Equal(404, (await PostAsync(office, $"{Page}/editions/9/ending", ("ended", "没有"))).Status);
    }

    private static Task<Visitor.Answer> WriteAsync(Visitor visitor, long seen, string overall) => PostAsync(
        visitor, Page, ("seen", $"{seen}"), ("overall", overall), ("problems", "问题"), ("other", "没有其他事项"));

    private static void Refused(Visitor.Answer answer, string reason)
    {
        Assert.Equal(409, answer.Status);
        Assert.Contains(reason, Text(answer), StringComparison.Ordinal);
    }
}
