using System.Text.Json;
using System.Web;
using County.Data;
using County.Web.Features.Mail;
using County.Web.Hosting;
using County.Web.Tests.Mail;
using Microsoft.Extensions.Configuration;

namespace County.Web.Tests.Features.Mail;

/// <summary>Short messages and a real HTTP server as their gateway.</summary>
[Collection(Outboxes.Name)]
[Trait("shows", "season")]
public sealed class ShortMessageTests(OutboxDatabase fixture) : IAsyncLifetime
{
    private const string Mobile = "13800001234";
    private const string Text = "药山镇：表三尚有“2”处不平衡，\"请\"核对\\；{mobile}\n第五部分未填写。";

    private readonly SetClock clock = new(new DateTimeOffset(2026, 1, 20, 1, 0, 0, TimeSpan.Zero));
    private GatewayServer gateway = null!;
    private Outbox outbox = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await GatewayServer.StartAsync();
        outbox = Open(gateway.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await outbox.EmptyAsync();
        await outbox.DisposeAsync();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_short_message_goes_out_once_as_JSON_with_what_it_says_intact()
    {
        var id = await AddAsync();

        Assert.Equal("短信发出1条", await RunAsync(outbox));
        Assert.Null(await RunAsync(outbox));

        var request = Assert.Single(gateway.Requests);
        Assert.Equal(("POST", "/sms/send", GatewayServer.Secret), (request.Method, request.Path, request.Key));
        Assert.StartsWith("application/json", request.ContentType, StringComparison.Ordinal);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal("【政务公开】" + Text, body.RootElement.GetProperty("content").GetString());
        Assert.Equal(Mobile, body.RootElement.GetProperty("phones")[0].GetString());
        Assert.Equal($"{id:N}", body.RootElement.GetProperty("serial").GetString());
        var sent = await outbox.ReadAsync(id);
        Assert.Equal((clock.Now, null, "", null), (sent.SentAt, sent.NextTryAt, sent.Text, sent.Problem));
    }

    [Theory]
    [InlineData("POST", "to={mobile}&say={text}", "")]
    [InlineData("GET", "", "?to={mobile}&say={text}")]
    public async Task It_goes_out_as_a_form_or_in_the_address_as_well(string method, string body, string query)
    {
        await using var other = Open(new Dictionary<string, string>(gateway.Settings())
        {
            ["County__ShortMessage__Address"] = $"{gateway.Address}/send{query}",
            ["County__ShortMessage__Method"] = method,
            ["County__ShortMessage__Body"] = body,
            ["County__ShortMessage__ContentType"] = "application/x-www-form-urlencoded",
            ["County__ShortMessage__Success"] = "\"code\":0",
        });
        await AddAsync();

        Assert.Equal("短信发出1条", await RunAsync(other));

        var request = Assert.Single(gateway.Requests);
        Assert.Equal(method, request.Method);
        var said = HttpUtility.ParseQueryString(method == "GET" ? request.Path.Split('?')[1] : request.Body);
        Assert.Equal((Mobile, Text), (said["to"], said["say"]));
    }

    [Theory]
    [InlineData(GatewayBehaviour.Decline, "短信网关没有收下短信（1004）")]
    [InlineData(GatewayBehaviour.Forbid, "短信网关不接受这样的请求（403），请核对网关配置")]
    [InlineData(GatewayBehaviour.Busy, "短信网关暂时不收短信（503）")]
    [InlineData(GatewayBehaviour.Redirect, "短信网关不接受这样的请求（302），请核对网关配置")]
    [InlineData(GatewayBehaviour.Stall, "短信网关没有及时应答")]
    [InlineData(GatewayBehaviour.Drop, "与短信网关的连接中断")]
    public async Task What_the_gateway_has_not_taken_is_tried_again_under_the_same_number(
        GatewayBehaviour behaviour, string problem)
    {
        await using var hasty = Open(gateway.Settings(limit: 1));
        gateway.Behaviour = behaviour;
        var id = await AddAsync();

        Assert.Equal("短信发出0条、没有发出1条", await RunAsync(hasty));

        var kept = await outbox.ReadAsync(id);
        Assert.Equal((null, clock.Now.AddMinutes(1), 1, problem),
            (kept.SentAt, kept.NextTryAt, kept.Tries, kept.Problem));
        Assert.Equal(Text, kept.Text);

        gateway.Behaviour = GatewayBehaviour.Accept;
        Assert.Null(await RunAsync(outbox));
        clock.Now = clock.Now.AddMinutes(1);
        Assert.Equal("短信发出1条", await RunAsync(outbox));
        Assert.All(gateway.Requests, one => Assert.Contains($"{id:N}", one.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_said_and_one_that_stalls_costs_a_run_three_messages_patience()
    {
        await using var nowhere = Open(new Dictionary<string, string>(gateway.Settings())
        {
            ["County__ShortMessage__Address"] = "http://127.0.0.1:1/",
        });
        var id = await AddAsync();
        await RunAsync(nowhere);
        Assert.Equal("连接不上短信网关", (await outbox.ReadAsync(id)).Problem);
        await outbox.EmptyAsync();

        await using var hasty = Open(gateway.Settings(limit: 1));
        gateway.Behaviour = GatewayBehaviour.Stall;
        foreach (var _ in Enumerable.Range(0, 5)) await AddAsync();
        await RunAsync(hasty);
        Assert.Equal(3, (await outbox.ReadAsync()).Sum(one => one.Tries));
    }

    [Theory]
    [InlineData("1380000123")]
    [InlineData("138000012345")]
    [InlineData("0736-4212345")]
    [InlineData("clerk@county.example")]
    public async Task What_is_no_mobile_number_is_given_up_at_once(string recipient)
    {
        var id = await AddAsync(recipient);

        await RunAsync(outbox);

        var kept = await outbox.ReadAsync(id);
        Assert.Equal((null, null, "收件地址写得不对"), (kept.SentAt, kept.NextTryAt, kept.Problem));
        Assert.Empty(gateway.Requests);
    }

    [Fact]
    public async Task A_channel_without_a_way_keeps_its_messages_and_holds_up_none_of_the_other()
    {
        await using var mail = new SmtpServer();
        await using var mailOnly = Open(mail.Settings(AppContext.BaseDirectory));
        var text = await AddAsync(due: clock.Now.AddDays(-1));
        var letter = await outbox.AddAsync("clerk@county.example");

        Assert.Equal("邮件发出1封", await RunAsync(mailOnly));
        Assert.Equal((null, 0), ((await outbox.ReadAsync(text)).SentAt, (await outbox.ReadAsync(text)).Tries));

        var second = await outbox.AddAsync("clerk@county.example", due: clock.Now.AddDays(-1));
        Assert.Equal("短信发出1条", await RunAsync(outbox));
        Assert.NotNull((await outbox.ReadAsync(text)).SentAt);
        Assert.NotNull((await outbox.ReadAsync(letter)).SentAt);
        Assert.Equal((null, 0), ((await outbox.ReadAsync(second)).SentAt, (await outbox.ReadAsync(second)).Tries));
    }

    [Fact]
    public async Task A_mail_server_that_stalls_does_not_hold_up_a_short_message()
    {
        await using var mail = new SmtpServer { Behaviour = SmtpBehaviour.StallAtGreeting };
        await using var both = Open(new Dictionary<string, string>(
            mail.Settings(AppContext.BaseDirectory).Concat(gateway.Settings()))
        {
            ["County__Mail__LimitSeconds"] = "60",
        });
        await outbox.AddAsync("clerk@county.example", due: clock.Now.AddDays(-1));
        var text = await AddAsync();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = both.Get<MailDispatch>().RunAsync(stop.Token);
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(30);
        while ((await outbox.ReadAsync(text)).SentAt is null)
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, "the short message waits for the mail server");
            await Task.Delay(50, stop.Token);
        }

        Assert.False(running.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData("County:ShortMessage:Address is not an address of https", "Address=sms.example")]
    [InlineData(
        "County:ShortMessage:Address is http: numbers and keys are not sent in clear but on this machine",
        "Address=http://sms.example/{mobile}/{text}")]
    [InlineData(
        "County:ShortMessage:Body and :Address say nowhere where {text} goes", "Address=https://sms.example/{mobile}")]
    [InlineData(
        "County:ShortMessage:Body is not JSON: placeholders stand within quotation marks",
        "Address=https://sms.example/", "Body={\"to\":{mobile},\"say\":{text}}")]
    [InlineData(
        "County:ShortMessage:ContentType is neither application/json nor application/x-www-form-urlencoded",
        "Address=https://sms.example/", "Body={mobile}{text}", "ContentType=text/xml")]
    [InlineData(
        "County:ShortMessage:Method is GET, which has no Body",
        "Address=https://sms.example/", "Body={\"to\":\"{mobile}{text}\"}", "Method=GET")]
    public void Settings_that_cannot_be_used_are_said_without_their_values(string line, params string[] settings)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => one.Split('=', 2))
            .Select(one => KeyValuePair.Create($"County:ShortMessage:{one[0]}", (string?)one[1]))).Build();

        Assert.Equal(line, Assert.Throws<MisconfiguredException>(() => new Settings(section).ShortMessage).Message);
    }

    [Fact]
    public async Task The_verb_sends_one_and_shows_the_answer_to_whoever_sets_the_gateway_up()
    {
        var done = await CountyProcess.RunAsync(gateway.Settings(), "short-message", Mobile, "试一试");
        Assert.Equal((0, ""), (done.Status, done.Errors));
        Assert.StartsWith("200 {", done.Output, StringComparison.Ordinal);

        gateway.Behaviour = GatewayBehaviour.Decline;
        var declined = await CountyProcess.RunAsync(gateway.Settings(), "short-message", Mobile, "试一试");
        Assert.Equal((1, "county: 短信网关没有收下短信（1004）\n"), (declined.Status, declined.Errors));
        Assert.Equal(
            (1, "county: County:ShortMessage:Address is not set: there is no gateway\n"),
            await Said(new Dictionary<string, string>(), Mobile));
        Assert.Equal(2, (await Said(gateway.Settings(), "12345")).Item1);

        static async Task<(int, string)> Said(Dictionary<string, string> environment, string number)
        {
            var ended = await CountyProcess.RunAsync(environment, "short-message", number, "试一试");
            return (ended.Status, ended.Errors);
        }
    }

    private Task<Guid> AddAsync(string recipient = Mobile, DateTimeOffset? due = null) =>
        outbox.AddAsync(recipient, "催报", Text, due: due, channel: Channel.ShortMessage);

    private Outbox Open(Dictionary<string, string> settings) => new(fixture.Database, settings, clock);

    private static async Task<string?> RunAsync(Outbox outbox) =>
        (await outbox.Get<MailDispatch>().RunAsync(TestContext.Current.CancellationToken)).Words;
}
