using County.Data;
using County.Web.Features.Mail;
using County.Web.Tests.Mail;

namespace County.Web.Tests.Features.Mail;

/// <summary>The office's list of mail.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class MailPageTests(DemoDatabase demo) : IAsyncLifetime
{
    private const string Secret = "S3cret-xyz";

    private readonly SmtpServer server = new();
    private Outbox outbox = null!;

    public ValueTask InitializeAsync()
    {
        outbox = new Outbox(demo.Database, server.Settings(AppContext.BaseDirectory), TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await outbox.EmptyAsync();
        await outbox.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_outbox_and_one_that_cannot_be_emptied_say_so()
    {
        using var office = await EnterAsync(Visitor.Office);

        var page = await office.GetAsync("/mail");

        Assert.Equal(200, page.Status);
        Assert.Contains("没有配置邮件服务器，邮件都留在发件箱里", page.Html, StringComparison.Ordinal);
        Assert.Contains("没能送达（0）", page.Html, StringComparison.Ordinal);
        Assert.Contains("最近30天没有发出过邮件和短信", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_waits_and_was_sent_is_listed_without_whole_addresses_and_without_what_it_says()
    {
        using var office = await EnterAsync(Visitor.Office);
        server.Say("lost-person@county.example", SmtpBehaviour.RefuseRecipient);
        await outbox.AddAsync("lost-person@county.example", text: Secret);
        await outbox.AddAsync("happy-person@county.example", text: Secret);
        await RunAsync();
        await outbox.AddAsync("later-person@county.example", text: Secret, due: outbox.Clock.GetUtcNow().AddDays(1));

        var page = await office.GetAsync("/mail");

        foreach (var words in new[]
        {
            "没能送达（1）", "等待发送（1）", "最近30天已发送（1）", "l****@county.example", "h****@county.example",
            "l****@county.example", "账号开通", "收件服务器不收这个地址（550 5.1.1）", "已交邮件服务器",
        })
        {
            Assert.Contains(words, page.Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("-person", page.Html.Split("<main")[1], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_was_given_up_is_tried_once_more_where_the_office_asks_and_that_is_on_record()
    {
        using var office = await EnterAsync(Visitor.Office);
        server.Behaviour = SmtpBehaviour.RefuseRecipient;
        var id = await outbox.AddAsync("clerk@county.example", text: Secret);
        await RunAsync();
        var page = await office.GetAsync("/mail");

        var asked = await office.PostAsync($"/mail/{id}/retry", ("__RequestVerificationToken", page.Token));
        Assert.Equal((302, "/mail"), (asked.Status, asked.Location));
        server.Behaviour = SmtpBehaviour.Accept;
        await RunAsync();

        Assert.NotNull((await outbox.ReadAsync(id)).SentAt);
        Assert.Contains(Secret, Assert.Single(server.Letters).Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(404, (await office.PostAsync(
            $"/mail/{id}/retry", ("__RequestVerificationToken", page.Token))).Status);
        await using var work = await outbox.Get<County.Data.Tenancy>().BeginAsync(
            Scope.Jobs, TenantInfo.None, TestContext.Current.CancellationToken);
        Assert.Contains(work.Db.Audit.Where(entry => entry.Act == "重试邮件"), entry => entry.Subject == "账号开通");
    }

    [Fact]
    public async Task Other_counties_mail_and_people_without_the_right_get_nowhere()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var reviewer = await EnterAsync("jinshi-reviewer");
        using var clerk = await EnterAsync(Visitor.Clerk);
        server.Behaviour = SmtpBehaviour.RefuseRecipient;
        var foreign = await outbox.AddAsync("elsewhere@county.example", "别县的通知", county: 430101);
        await RunAsync();

        var page = await office.GetAsync("/mail");
        Assert.DoesNotContain("别县的通知", page.Html, StringComparison.Ordinal);
        var token = ("__RequestVerificationToken", page.Token);
        Assert.Equal(404, (await office.PostAsync($"/mail/{foreign}/retry", token)).Status);
        Assert.Equal(400, (await office.PostAsync($"/mail/{foreign}/retry")).Status);
        Assert.Equal(403, (await reviewer.GetAsync("/mail")).Status);
        Assert.Equal(403, (await clerk.GetAsync("/mail")).Status);
        Assert.Null((await outbox.ReadAsync(foreign)).NextTryAt);
    }

    [Theory]
    [InlineData("clerk@county.example", "c****@county.example")]
    [InlineData("a@county.example", "a****@county.example")]
    [InlineData("毛里湖镇，张三 <clerk@county.example>", "c****@county.example")]
    [InlineData("no address", "****")]
    public void An_address_is_shown_only_so_far_that_its_owner_knows_it(string address, string shown) =>
        Assert.Equal(shown, MailEndpoint.Shown(address));

    private Task<MailDispatch.Dispatched> RunAsync() =>
        outbox.Get<MailDispatch>().RunAsync(TestContext.Current.CancellationToken);

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }
}
