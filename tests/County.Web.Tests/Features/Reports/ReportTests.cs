using System.Text.RegularExpressions;

namespace County.Web.Tests.Features.Reports;

[Collection(Demonstration.Name)]
[Trait("shows", "main-job")]
[Trait("shows", "isolation")]
public class ReportTests(DemoDatabase demo)
{
    private const string Own = "药山镇";

    [Fact]
    public async Task A_clerk_reads_their_own_report()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);

        var report = await clerk.GetAsync("/rounds/2019/units/8");

        Assert.Equal(200, report.Status);
        Assert.Contains(Own, report.Html, StringComparison.Ordinal);
        Assert.Contains("414.52万元", report.Html, StringComparison.Ordinal);
        Assert.Contains("政务公开股", report.Html, StringComparison.Ordinal);
        Assert.Matches("校验规则 <code>2019-[0-9a-f]{12}</code>，\\s*校验时间 20\\d\\d-\\d\\d-\\d\\d", report.Html);
        Assert.Equal(Bare(report), Bare(await clerk.GetAsync("/rounds/2019/units/8/submissions/1")));
    }

    [Theory]
    [InlineData("/rounds/2019")]
    [InlineData("/rounds/2021")]
    [InlineData("/rounds/2019/summary")]
    [InlineData("/rounds/2019/summary/figures/t2_art20_1.normative_docs.published")]
    public async Task The_countys_pages_are_not_the_clerks(string path)
    {
        using var clerk = await EnterAsync(Visitor.Clerk);

        var answer = await clerk.GetAsync(path);

        Assert.Equal(403, answer.Status);
        Assert.Contains("没有权限", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_units_report_and_one_that_does_not_exist_are_the_same_answer()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        string[] paths =
        [
            "/rounds/2019/units/1", "/rounds/2019/units/999", "/rounds/1999/units/8",
            "/rounds/2019/units/1/submissions/1", "/rounds/2019/units/8/submissions/9", "/rounds/2019/units/10",
        ];

        var answers = new List<Visitor.Answer>();
        foreach (var path in paths) answers.Add(await clerk.GetAsync(path));

        Assert.All(answers, answer => Assert.Equal(404, answer.Status));
        Assert.Single(answers.Select(Bare).Distinct());
    }

    [Fact]
    public async Task No_page_names_another_unit_to_a_clerk()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        string[] paths =
        [
            "/rounds/2019/units/8", "/rounds/2021/units/8", "/rounds/2019/units/8/submissions/1", "/rounds/2019",
            "/rounds/2019/summary", "/rounds/2019/units/5", "/rounds/2019/units/999", "/errors/404", "/sign-in", "/",
        ];

        foreach (var path in paths)
        {
            var html = (await clerk.GetAsync(path)).Html;
            Assert.DoesNotContain(demo.Units.Where(unit => unit != Own),
                unit => html.Contains(unit, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_office_reads_every_report_and_sees_what_fails_and_what_is_not_there_yet()
    {
        using var office = await EnterAsync(Visitor.Office);

        var unbalanced = await office.GetAsync("/rounds/2019/units/5");
        var missing = await office.GetAsync("/rounds/2019/units/10");

        Assert.Equal((200, 200), (unbalanced.Status, missing.Status));
        Assert.Contains("示例数据", unbalanced.Html, StringComparison.Ordinal);
        Assert.Contains("有1件没有填写去向", unbalanced.Html, StringComparison.Ordinal);
        Assert.Contains("按已公布文本导入", unbalanced.Html, StringComparison.Ordinal);
        Assert.Contains("还没有报送稿", missing.Html, StringComparison.Ordinal);
        Assert.Equal(404, (await office.GetAsync("/rounds/2019/units/10/submissions/1")).Status);
    }

    /// <summary>A page without the address that the switch of language leads back to.</summary>
    private static string Bare(Visitor.Answer answer) =>
        Regex.Replace(answer.Html, "name=\"back\" value=\"/[^\"]*\"", "");

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }
}
