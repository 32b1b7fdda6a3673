using County.Data;
using County.Web.Features.Mail;
using County.Web.Hosting;
using County.Web.Tests.Mail;

namespace County.Web.Tests.Features.Reminders;

/// <summary>A reminder on its whole way, to a real mail server, in the county's own name.</summary>
[Collection(Seasons.Name)]
[Trait("shows", "season")]
public sealed class ByMailTests(SeasonDatabase fixture) : IAsyncLifetime
{
    private readonly SmtpServer server = new(SmtpTls.StartTls, "sender", "pass-of-the-sender");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_reminder_comes_from_the_installation_in_the_countys_name_and_is_answered_to_the_county()
    {
        await using var county = await OpenAsync();
        await county.SetAsync(settings =>
            (settings.SenderName, settings.ReplyTo) = ("某县政务公开办\nBcc: thief@county.example", "zwgk@mou.example"));

        await county.RunAsync("2026-01-15 09:00");
        Assert.True(await SendAsync(county));

        var letter = server.Letters.Single(one => one.To[0].StartsWith("clerk1@", StringComparison.Ordinal));
        var message = letter.Message;
        Assert.Equal("notice@county.example", letter.From);
        Assert.Equal(
            ("notice@county.example", "某县政务公开办 Bcc: thief@county.example"),
            (message.From.Mailboxes.Single().Address, message.From.Mailboxes.Single().Name));
        Assert.Equal("zwgk@mou.example", message.ReplyTo.Mailboxes.Single().Address);
        Assert.Empty(message.Bcc);
        Assert.Equal("催报：2025年政府信息公开工作年度报告，距盖章定稿报送还有3个工作日", message.Subject);
        Assert.Contains("尚未开始填报", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("（系统自动发出，可以直接回复本邮件）", message.TextBody, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"http://127.0.0.1/rounds/2025/units/1\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(("sender", true), (letter.User, letter.IsEncrypted));
    }

    [Fact]
    public async Task A_county_that_has_set_nothing_writes_in_the_installations_name_and_wants_no_answer()
    {
        await using var county = await OpenAsync();
        await county.RunAsync("2026-01-15 09:00");
        Assert.True(await SendAsync(county));

        Assert.Equal(3, server.Letters.Count);
        var message = server.Letters.First(one => one.To[0].StartsWith("clerk1@", StringComparison.Ordinal)).Message;
        Assert.Equal("政府信息公开年度报告系统", message.From.Mailboxes.Single().Name);
        Assert.Empty(message.ReplyTo);
        Assert.Contains("某县政务公开主管部门\n2026年1月15日", message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("请勿回复", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_message_is_not_sent_by_mail_and_waits_for_its_own_way()
    {
        await using var county = await OpenAsync();
        await county.SetAsync(settings => (settings.MailOn, settings.ShortMessageOn) = (false, true));
        await county.RunAsync("2026-01-15 09:00");

        Assert.True(await SendAsync(county));

        Assert.Empty(server.Letters);
        Assert.All(await county.OutboxAsync(), one =>
            Assert.Equal((Channel.ShortMessage, 0), (one.Channel, one.Tries)));
    }

    [Fact]
    public async Task What_the_server_refuses_stands_in_the_next_digest()
    {
        await using var county = await OpenAsync();
        server.Say($"clerk1@{county.CountyId}.example", SmtpBehaviour.RefuseRecipient);
        await county.RunAsync("2026-01-15 09:00");
        Assert.True(await SendAsync(county));

        await county.RunAsync("2026-01-16 09:00");

        Assert.Contains(
            $"没能送达的邮件和短信（1）：c****@{county.CountyId}.example（催报）",
            (await county.MessagesAsync(NoticeKinds.Digest))[^1].Text, StringComparison.Ordinal);
    }

    private Task<SeasonCounty> OpenAsync() =>
        SeasonCounty.OpenAsync(fixture.Database, units: 2, settings: server.Settings(AppContext.BaseDirectory));

    private static async Task<bool> SendAsync(SeasonCounty county) =>
        (await county.Get<MailDispatch>().RunAsync(TestContext.Current.CancellationToken)).IsWhole;
}
