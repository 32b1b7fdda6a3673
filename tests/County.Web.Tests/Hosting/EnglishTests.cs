using County.Web.Tests.Conventions;
using County.Web.Tests.Features.Submitting;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Hosting;

/// <summary>The pages of a unit's people in English: no Chinese but what is marked as Chinese.</summary>
[Trait("shows", "clerk")]
public sealed class EnglishTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string SignOff = $"{Sheet}/sign-off";

    private static readonly string[] Everywhere =
    [
        "/reports", Sheet, Submission, $"{Sheet}/zero", SignOff, "/messages", "/account", "/account/second-factor",
        "/calendar", "/calendar?year=2021", "/errors/404", $"{Sheet}/template/upload", $"{Sheet}/help",
    ];

    private readonly List<string> wrong = [];

    public async ValueTask InitializeAsync() => await ReopenAsync(demo);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_report_that_is_written_is_written_in_english()
    {
        await AddLastYearAsync(demo);
        using var clerk = await EnterAsync(Visitor.Clerk);
        await LookAsync(clerk, Everywhere);
        Spoken("refused", await PostAsync(clerk, Submission), 409);
        Spoken("nothing to explain", await PostAsync(clerk, $"{Sheet}/explanations", ("key", "none")), 409);
        Spoken("not zero", await PostAsync(
            clerk, $"{Sheet}/zero-statements", ("section", "s2_proactive"), ("back", "zero")), 409);
        Spoken("old password", await PostAsync(
            clerk, "/account/password", ("current", "x"), ("password", "y"), ("again", "z")), 422);

        await ExplainAllAsync(clerk);
        await LookAsync(clerk, Submission, SignOff);
        Verdict.NotGuilty(wrong.Distinct());
    }

    [Fact]
    public async Task A_report_is_signed_returned_and_answered_in_english()
    {
        using var clerk = await EnterAsync(Visitor.Clerk);
        using var leader = await EnterAsync(Leader);
        using var office = await EnterAsync(Visitor.Office);
        await LookAsync(leader, "/reports", Sheet, Submission, SignOff, "/units/8/sign-off");
        Spoken("chain", await PostAsync(leader, "/units/8/sign-off", ("title-1", "审核")), 422);
        await ExplainAllAsync(clerk);
        await SendAsync(clerk);
        await LookAsync(clerk, "/reports", Sheet, Submission, SignOff);
        Spoken("out of turn", await PostAsync(
            leader, $"{SignOff}/signatures", ("passage", "1"), ("step", "3")), 409);
        Spoken("no scan", await PostAsync(
            clerk, $"{SignOff}/papers", ("passage", "1"), ("signer-2", "李四"), ("date-1", "2031-01-01")), 422);
        await PostAsync(leader, $"{SignOff}/refusal", ("passage", "1"), ("step", "1"), ("reason", "请核对"));
        await LookAsync(clerk, "/reports", SignOff, $"{Page}/sign-offs/1/record");

        await SendAsync(clerk);
        await SignNextAsync(leader);
        await LookAsync(clerk, Submission, SignOff);
        await LookAsync(leader, SignOff);
        await SignAsync(leader);
        await LookAsync(clerk, "/reports", Submission, SignOff);
        Assert.Equal(302, (await PostAsync(clerk, Submission)).Status);
        await LookAsync(clerk, "/reports", Sheet, Submission, SignOff, $"{Page}/sign-offs/2/record");

        await ReturnAsync(office);
        await LookAsync(clerk, [.. Everywhere, $"/messages/{await NoteAsync()}"]);
        await PostAsync(clerk, $"{Sheet}/remarks/2/1/reply", ("reply", "已改"));
        await LookAsync(clerk, "/reports", Sheet, Submission, SignOff);
        Verdict.NotGuilty(wrong.Distinct());
    }

    [Theory]
    [InlineData("<html lang='en'><title>8 of 药山镇</title><body><p lang='zh-CN' title='镇'>镇 <b>镇</b></p>end</body>")]
    [InlineData("<html lang='en'><body><p>镇</p></body>", "镇")]
    [InlineData("<html lang='en'><body lang='zh-CN'>镇<p lang='en' title='镇'>x</p></body>", "title=镇")]
    [InlineData("<html lang='en'><title>第8</title><body><template><p>（8）</p></template></body>", "第8", "（8）")]
    [InlineData("<html lang='zh-CN'><body>x</body>", "这一页不是英文的")]
    public void Chinese_that_is_not_marked_is_found(string html, params string[] found) =>
        Assert.Equal(found, EnglishPage.Offences(html, "药山镇"));

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = await OpenReport.EnterAsync(demo, name);
        Assert.Equal(302, (await PostAsync(visitor, "/language", ("language", "en"), ("back", "/"))).Status);
        return visitor;
    }

    private async Task LookAsync(Visitor visitor, params string[] paths)
    {
        foreach (var path in paths)
        {
            Spoken(path, await visitor.GetAsync(path), path == "/errors/404" ? 404 : 200);
        }
    }

    private void Spoken(string what, Visitor.Answer answer, int status)
    {
        Assert.Equal((what, status), (what, answer.Status));
        wrong.AddRange(EnglishPage.Offences(answer.Html, "药山镇", "津市市").Select(one => $"{what}: {one}"));
    }

    private static async Task SignAsync(Visitor leader)
    {
        while (await SignNextAsync(leader))
        {
        }
    }

    private static async Task ReturnAsync(Visitor office)
    {
        await PostAsync(office, $"{Page}/review", ("version", "2"));
        await PostAsync(office, $"{Page}/remarks", ("version", "2"), ("text", "请核对现行有效件数"), ("at", InForce));
        await PostAsync(office, $"{Page}/remarks", ("version", "2"), ("text", "请统一标题的写法"));
        Assert.Equal(302, (await OpenReport.ReturnAsync(office, Page, "请核对")).Status);
    }

    private Task<Guid> NoteAsync() => demo.ReadAsync<Guid>(
        "select message_id from county.messages where unit_id = 8 and year = 2021 order by made_at desc limit 1");
}
