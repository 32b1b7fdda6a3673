using County.Web.Features.Mail;
using County.Web.Tests.Mail;

namespace County.Web.Tests.Features.Mail;

/// <summary>The outbox against a real mail server that behaves and misbehaves.</summary>
[Collection(Outboxes.Name)]
[Trait("shows", "isolation")]
public sealed class MailDispatchTests(OutboxDatabase fixture) : IAsyncLifetime
{
    private const string Address = "clerk@county.example";

    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
    private readonly SmtpServer server = new();
    private Outbox outbox = null!;

    public ValueTask InitializeAsync()
    {
        outbox = Open(server);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await outbox.EmptyAsync();
        await outbox.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_is_sent_once_and_what_it_said_is_emptied()
    {
        var id = await outbox.AddAsync(Address, "账号开通", "您的口令：S3cret-xyz\n\nhttps://county.example/open/S3cret-xyz");

        Assert.True(await RunAsync());
        Assert.True(await RunAsync());

        var letter = Assert.Single(server.Letters);
        Assert.Equal(("notice@county.example", Address), (letter.From, Assert.Single(letter.To)));
        var message = letter.Message;
        Assert.Equal($"{id:N}@county.example", message.MessageId);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("账号开通", message.Subject);
        Assert.Contains("S3cret-xyz", message.TextBody, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"https://county.example/open/S3cret-xyz\"", message.HtmlBody, StringComparison.Ordinal);
        var sent = await outbox.ReadAsync(id);
        Assert.Equal((clock.Now, null, "", null, null),
            (sent.SentAt, sent.NextTryAt, sent.Text, sent.Html, sent.Problem));
    }

    [Fact]
    public async Task Two_workers_at_once_send_every_mail_once_over_few_connections()
    {
        var ids = new HashSet<string>();
        foreach (var number in Enumerable.Range(0, 60))
        {
            ids.Add($"{await outbox.AddAsync($"clerk{number}@county.example"):N}@county.example");
        }

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(RunAsync)));

        Assert.Equal(60, server.Letters.Count);
        Assert.Equal(ids, server.Letters.Select(letter => letter.Message.MessageId!).ToHashSet());
        Assert.InRange(server.Connections, 1, 2);
        Assert.All(await outbox.ReadAsync(), one => Assert.NotNull(one.SentAt));
    }

    [Theory]
    [InlineData("RefuseRecipient", "收件服务器不收这个地址（550 5.1.1）")]
    [InlineData("RefuseMessage", "邮件服务器不收这封邮件（554 5.7.1）")]
    public async Task A_refusal_for_good_is_given_up_at_once(string behaviour, string problem)
    {
        server.Say(Address, Enum.Parse<SmtpBehaviour>(behaviour));
        var id = await outbox.AddAsync(Address);
        var other = await outbox.AddAsync("other@county.example");

        Assert.True(await RunAsync());

        var kept = await outbox.ReadAsync(id);
        Assert.Equal((null, null, 1, problem), (kept.SentAt, kept.NextTryAt, kept.Tries, kept.Problem));
        Assert.NotNull((await outbox.ReadAsync(other)).SentAt);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("PutOffRecipient", "收件服务器不收这个地址，以后再试（451 4.7.1）")]
    [InlineData("Close", "邮件服务器拒绝发送（421 4.3.2）")]
    [InlineData("StallAtGreeting", "邮件服务器没有及时应答")]
    [InlineData("StallAtData", "邮件服务器没有及时应答")]
    [InlineData("DropBeforeAcknowledging", "与邮件服务器的连接中断")]
    public async Task Any_other_failure_is_tried_again_later(string behaviour, string problem)
    {
        await using var hasty = Open(server, limit: 1);
        server.Behaviour = Enum.Parse<SmtpBehaviour>(behaviour);
        var id = await outbox.AddAsync(Address, text: "口令：S3cret-xyz");

        await RunAsync(hasty);

        var kept = await outbox.ReadAsync(id);
        Assert.Equal((null, clock.Now.AddMinutes(1), 1, problem),
            (kept.SentAt, kept.NextTryAt, kept.Tries, kept.Problem));
        Assert.Contains("S3cret-xyz", kept.Text, StringComparison.Ordinal);

        server.Behaviour = SmtpBehaviour.Accept;
        await RunAsync();
        Assert.Null((await outbox.ReadAsync(id)).SentAt);
        clock.Now = clock.Now.AddMinutes(1);
        await RunAsync();
        Assert.Equal((2, ""), ((await outbox.ReadAsync(id)).Tries, (await outbox.ReadAsync(id)).Text));
        Assert.Single(server.Letters.Select(letter => letter.Message.MessageId).Distinct());
    }

    [Fact]
    public async Task What_was_acknowledged_before_the_line_broke_is_sent_and_the_next_goes_over_another_line()
    {
        server.Behaviour = SmtpBehaviour.DropAfterAcknowledging;
        await outbox.AddAsync(Address);
        Assert.True(await RunAsync());
        Assert.NotNull(Assert.Single(await outbox.ReadAsync()).SentAt);
        Assert.Single(server.Letters);
    }

    [Fact]
    public async Task It_rests_longer_from_try_to_try_and_gives_up_in_the_end()
    {
        server.Say(Address, SmtpBehaviour.PutOffRecipient);
        var id = await outbox.AddAsync(Address);
        var rests = new List<double>();
        while ((await outbox.ReadAsync(id)).NextTryAt is { } due)
        {
            rests.Add((due - clock.Now).TotalMinutes);
            clock.Now = due;
            await RunAsync();
        }

        Assert.Equal([0, 1, 5, 15, 60, 360, 1440], rests);
        var kept = await outbox.ReadAsync(id);
        Assert.Equal((7, null), (kept.Tries, kept.SentAt));
    }

    [Fact]
    public async Task A_mail_on_which_the_server_stalls_does_not_hold_up_the_others()
    {
        await using var hasty = Open(server, limit: 1);
        server.Say(Address, SmtpBehaviour.StallAtData);
        await outbox.AddAsync(Address, due: clock.Now.AddMinutes(-1));
        foreach (var number in Enumerable.Range(0, 5)) await outbox.AddAsync($"clerk{number}@county.example");

        Assert.True(await RunAsync(hasty));

        Assert.Equal(5, (await outbox.ReadAsync()).Count(one => one.SentAt is not null));
        Assert.Equal(2, server.Connections);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_costs_a_run_one_mails_patience_and_no_more()
    {
        await using var hasty = Open(server, limit: 1);
        server.Behaviour = SmtpBehaviour.StallAtGreeting;
        foreach (var number in Enumerable.Range(0, 5)) await outbox.AddAsync($"clerk{number}@county.example");

        Assert.False(await RunAsync(hasty));

        Assert.Equal(1, (await outbox.ReadAsync()).Sum(one => one.Tries));
    }

    [Fact]
    public async Task A_big_outbox_is_emptied_in_one_run_over_one_connection()
    {
        foreach (var number in Enumerable.Range(0, 600)) await outbox.AddAsync($"clerk{number}@county.example");

        Assert.True(await RunAsync());

        Assert.Equal((600, 1), (server.Letters.Count, server.Connections));
        Assert.All(await outbox.ReadAsync(), one => Assert.Equal("", one.Text));
    }

    private Outbox Open(SmtpServer to, int limit = 30) => new(
        fixture.Database, new Dictionary<string, string>(to.Settings(AppContext.BaseDirectory))
        {
            ["County__Mail__LimitSeconds"] = $"{limit}",
        }, clock);

    private Task<bool> RunAsync() => RunAsync(outbox);

    private static async Task<bool> RunAsync(Outbox outbox) =>
        (await outbox.Get<MailDispatch>().RunAsync(TestContext.Current.CancellationToken)).IsWhole;
}
