using County.Web.Features.Mail;
using County.Web.Hosting;
using County.Web.Tests.Mail;
using Microsoft.Extensions.Configuration;

namespace County.Web.Tests.Features.Mail;

/// <summary>How mail reaches the server: encryption, sign-in, headers; and how it reaches a folder.</summary>
[Collection(Outboxes.Name)]
[Trait("shows", "isolation")]
public sealed class MailServerTests(OutboxDatabase fixture) : IAsyncLifetime
{
    private const string Address = "clerk@county.example";

    private readonly string folder = Directory.CreateTempSubdirectory("county-mail").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await using var outbox = Open(new Dictionary<string, string>());
        await outbox.EmptyAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("StartTls", "PLAIN LOGIN")]
    [InlineData("StartTls", "LOGIN")]
    [InlineData("Implicit", "PLAIN")]
    public async Task The_password_is_said_over_an_encrypted_line_and_no_other(string tls, string mechanisms)
    {
        await using var server = new SmtpServer(Enum.Parse<SmtpTls>(tls), "sender", "pass-of-the-sender")
        {
            Mechanisms = mechanisms,
        };

        Assert.True(await SendAsync(server));

        var letter = Assert.Single(server.Letters);
        Assert.Equal((true, "sender"), (letter.IsEncrypted, letter.User));
        Assert.DoesNotContain(server.Clear, line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(server.Clear, line => line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_server_that_offers_no_encryption_gets_neither_password_nor_mail()
    {
        await using var server = new SmtpServer(SmtpTls.StartTls, "sender", "pass-of-the-sender") { OffersTls = false };

        Assert.False(await SendAsync(server));

        Assert.Empty(server.Letters);
        Assert.DoesNotContain(server.Clear, line => line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("邮件服务器不支持所要求的加密或登录方式", await ProblemAsync());
    }

    [Theory]
    [InlineData("StartTls")]
    [InlineData("Implicit")]
    public async Task A_server_nobody_vouches_for_gets_neither_password_nor_mail(string tls)
    {
        await using var server = new SmtpServer(Enum.Parse<SmtpTls>(tls), "sender", "pass-of-the-sender");
        await using var other = new SmtpServer(SmtpTls.StartTls);
        var authority = other.Settings(folder)["County__Mail__Authority"];

        Assert.False(await SendAsync(server, settings => settings["County__Mail__Authority"] = authority));
        Assert.Equal("与邮件服务器的加密连接没有建立，请核对证书", await ProblemAsync());
        Assert.False(await SendAsync(server, settings => settings["County__Mail__Host"] = "127.0.0.1"));

        Assert.Empty(server.Letters);
    }

    [Fact]
    public async Task A_wrong_password_is_a_failure_that_names_no_password()
    {
        await using var server = new SmtpServer(SmtpTls.StartTls, "sender", "pass-of-the-sender");

        Assert.False(await SendAsync(server, settings => settings["County__Mail__Password"] = "another-password"));

        Assert.Empty(server.Letters);
        Assert.Equal("邮件服务器不接受发件账号或口令", await ProblemAsync());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_for_later()
    {
        var server = new SmtpServer();
        var settings = server.Settings(folder);
        await server.DisposeAsync();

        await using var outbox = Open(settings);
        await outbox.AddAsync(Address);
        Assert.False(await RunAsync(outbox));
        Assert.Equal("连接不上邮件服务器", await ProblemAsync());
    }

    [Theory]
    [InlineData("clerk@county.example", "通知\r\nBcc: thief@county.example\r\n\r\n正文")]
    [InlineData("clerk@county.example", "通知\nBcc: thief@county.example")]
    [InlineData("clerk@county.example", "通知\rBcc: thief@county.example")]
    public async Task A_subject_adds_no_header(string recipient, string subject)
    {
        await using var server = new SmtpServer();

        Assert.True(await SendAsync(server, recipient: recipient, subject: subject));

        var letter = Assert.Single(server.Letters);
        Assert.Equal(recipient, Assert.Single(letter.To));
        Assert.Empty(letter.Message.Bcc);
        Assert.DoesNotContain("\nBcc", letter.Data, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("通知 ", letter.Message.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clerk@county.example\r\nBcc: thief@county.example")]
    [InlineData("clerk@county.example, thief@county.example")]
    [InlineData("张三 <clerk@county.example>, <thief@county.example>")]
    [InlineData("\"张三\r\nBcc: thief@county.example\" <clerk@county.example>")]
    [InlineData("clerk@county.example> RCPT TO:<thief@county.example")]
    [InlineData("group: clerk@county.example, thief@county.example;")]
    [InlineData("clerk")]
    [InlineData("")]
    public async Task A_recipient_that_is_not_one_address_gets_nothing_and_nobody_else_does(string recipient)
    {
        await using var server = new SmtpServer();

        Assert.True(await SendAsync(server, recipient: recipient));

        Assert.Empty(server.Letters);
        Assert.Equal("收件地址写得不对", await ProblemAsync());
    }

    [Fact]
    public async Task Names_and_texts_in_Chinese_arrive_as_they_were()
    {
        await using var server = new SmtpServer();
        const string text = "药山镇：\n\n.请于1月12日前报送。\n..\n签名＜县政府办＞ 𠮷";

        Assert.True(await SendAsync(
            server, settings => settings["County__Mail__FromName"] = "津市市政府办\r\nBcc: thief@county.example",
            "毛里湖镇，欧阳𠮷 <clerk@county.example>", "关于报送2026年度报告的通知（第二次）", text));

        var message = Assert.Single(server.Letters).Message;
        Assert.Equal("毛里湖镇，欧阳𠮷", message.To.Mailboxes.Single().Name);
        Assert.StartsWith("津市市政府办", message.From.Mailboxes.Single().Name, StringComparison.Ordinal);
        Assert.Empty(message.Bcc);
        Assert.Equal("关于报送2026年度报告的通知（第二次）", message.Subject);
        Assert.Equal(text, message.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Contains("＜县政府办＞ ", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_server_each_mail_is_a_file_and_without_a_folder_it_waits()
    {
        await using (var nowhere = Open(new Dictionary<string, string>()))
        {
            await nowhere.AddAsync(Address);
            Assert.True(await RunAsync(nowhere));
            Assert.Equal(0, Assert.Single(await nowhere.ReadAsync()).Tries);
        }

        var mails = Path.Combine(folder, "mails");
        await using var outbox = Open(new Dictionary<string, string> { ["County__Mail__Folder"] = mails });
        Assert.True(await RunAsync(outbox));

        var sent = Assert.Single(await outbox.ReadAsync());
        Assert.NotNull(sent.SentAt);
        var file = Assert.Single(Directory.GetFileSystemEntries(mails));
        Assert.Equal($"{sent.MessageId:N}.eml", Path.GetFileName(file));
    }

    [Theory]
    [InlineData("County:Mail:From is not set", "Host=h")]
    [InlineData("County:Mail:From is not an address", "Host=h", "From=nobody,")]
    [InlineData("County:Mail:Tls is none of starttls, implicit, none", "Host=h", "From=a@b", "Tls=ssl3")]
    [InlineData("County:Mail:User and County:Mail:Password go together", "Host=h", "From=a@b", "User=u")]
    [InlineData(
        "County:Mail:Tls is none: a password is not sent in clear", "Host=h", "From=a@b", "User=u", "Password=p",
        "Tls=none")]
    public void Settings_that_cannot_be_used_are_said(string line, params string[] settings)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => one.Split('='))
            .Select(one => KeyValuePair.Create($"County:Mail:{one[0]}", (string?)one[1]))).Build();

        Assert.Equal(line, Assert.Throws<MisconfiguredException>(() => new Settings(section).Mail).Message);
    }

    private async Task<bool> SendAsync(
        SmtpServer server, Action<Dictionary<string, string>>? change = null, string recipient = Address,
        string subject = "通知", string text = "请登录系统。")
    {
        var settings = server.Settings(folder);
        change?.Invoke(settings);
        await using var outbox = Open(settings);
        await outbox.AddAsync(recipient, subject, text);
        return await RunAsync(outbox);
    }

    private async Task<string?> ProblemAsync()
    {
        await using var outbox = Open(new Dictionary<string, string>());
        var kept = Assert.Single(await outbox.ReadAsync());
        Assert.Null(kept.SentAt);
        return kept.Problem;
    }

    private Outbox Open(IReadOnlyDictionary<string, string> settings) =>
        new(fixture.Database, settings, TimeProvider.System);

    private static async Task<bool> RunAsync(Outbox outbox) =>
        (await outbox.Get<MailDispatch>().RunAsync(TestContext.Current.CancellationToken)).IsWhole;
}
