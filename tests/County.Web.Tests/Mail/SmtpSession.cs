using System.Net.Security;
using System.Text;

namespace County.Web.Tests.Mail;

/// <summary>One connection to the mail server of the tests.</summary>
internal sealed class SmtpSession(SmtpServer server, Stream stream, int number)
{
    private readonly List<string> recipients = [];
    private bool isEncrypted;
    private string? user;
    private string? sender;

    /// <summary>True where one of the two ended it, and not the loss of the other.</summary>
    public bool IsOver { get; private set; }

    public async Task RunAsync()
    {
        if (server.Tls == SmtpTls.Implicit) await EncryptAsync();
        await SayAsync("220 localhost ESMTP");
        while (await ReadAsync() is { } line)
        {
            if (await AnswerAsync(line)) continue;
            IsOver = true;
            return;
        }
    }

    /// <summary>Answers a command; false where the connection ends with it.</summary>
    private async Task<bool> AnswerAsync(string line)
    {
        var verb = line.Split(' ')[0].ToUpperInvariant();
        switch (verb)
        {
            case "EHLO" when server.Behaviour == SmtpBehaviour.StallAtGreeting:
                await StallAsync();
                return false;
            case "EHLO":
                await GreetAsync();
                return true;
            case "STARTTLS" when server is { Tls: SmtpTls.StartTls, OffersTls: true } && !isEncrypted:
                await SayAsync("220 go ahead");
                await EncryptAsync();
                return true;
            case "AUTH":
                await SignInAsync(line);
                return true;
            case "MAIL" when server.Behaviour == SmtpBehaviour.Close:
                await SayAsync("421 4.3.2 closing");
                return false;
            case "MAIL":
                await TakeSenderAsync(Address(line));
                return true;
            case "RCPT":
                await TakeRecipientAsync(Address(line));
                return true;
            case "DATA" when recipients.Count > 0:
                await SayAsync("354 go on");
                return await TakeAsync(await DataAsync());
            case "RSET":
                (sender, _) = (null, recipients.RemoveAll(_ => true));
                await SayAsync("250 2.0.0 OK");
                return true;
            default:
                await SayAsync(
                    verb switch { "QUIT" => "221 2.0.0 bye", "NOOP" => "250 2.0.0 OK", _ => "503 5.5.1 no" });
                return verb != "QUIT";
        }
    }

    private Task GreetAsync()
    {
        (sender, user) = (null, null);
        return SayAsync(Greeting());
    }

    private async Task TakeSenderAsync(string address)
    {
        if (server.User is not null && user is null)
        {
            await SayAsync("530 5.7.0 authentication required");
            return;
        }

        sender = address;
        recipients.Clear();
        await SayAsync("250 2.1.0 OK");
    }

    private string Greeting()
    {
        var lines = new List<string> { "localhost", "8BITMIME", "ENHANCEDSTATUSCODES", "SIZE 10000000" };
        if (server is { Tls: SmtpTls.StartTls, OffersTls: true } && !isEncrypted) lines.Add("STARTTLS");
        // Also in clear, where a careless program would give its password away.
        if (server.User is not null) lines.Add($"AUTH {server.Mechanisms}");
        return string.Join("\r\n", lines.Select((line, i) => $"250{(i == lines.Count - 1 ? ' ' : '-')}{line}"));
    }

    private async Task SignInAsync(string line)
    {
        var words = line.Split(' ');
        var said = string.Equals(words[1], "PLAIN", StringComparison.OrdinalIgnoreCase)
            ? Decoded(words.Length > 2 ? words[2] : await AskAsync("")).Split('\0')[1..]
            :
            [
                Decoded(words.Length > 2 ? words[2] : await AskAsync("Username:")),
                Decoded(await AskAsync("Password:")),
            ];
        user = said is [var name, var password] && name == server.User && password == server.Password ? name : null;
        await SayAsync(user is null ? "535 5.7.8 no" : "235 2.7.0 welcome");
    }

    private async Task<string> AskAsync(string question)
    {
        await SayAsync($"334 {Convert.ToBase64String(Encoding.UTF8.GetBytes(question))}");
        return await ReadAsync() ?? "";
    }

    private async Task TakeRecipientAsync(string recipient)
    {
        var behaviour = server.BehaviourTo(recipient);
        var isRefused = behaviour is SmtpBehaviour.RefuseRecipient or SmtpBehaviour.PutOffRecipient;
        if (!isRefused) recipients.Add(recipient);
        await SayAsync(behaviour switch
        {
            SmtpBehaviour.RefuseRecipient => $"550 5.1.1 <{recipient}> is unknown here",
            SmtpBehaviour.PutOffRecipient => "451 4.7.1 later, please",
            _ => "250 2.1.5 OK",
        });
    }

    private async Task<bool> TakeAsync(string data)
    {
        var behaviour = server.BehaviourTo(recipients[0]);
        if (behaviour is SmtpBehaviour.RefuseMessage or SmtpBehaviour.PutOffMessage)
        {
            await SayAsync(behaviour == SmtpBehaviour.RefuseMessage ? "554 5.7.1 not wanted" : "452 4.3.1 no room");
            return true;
        }

        var letter = new SmtpLetter(sender!, [.. recipients], data, isEncrypted, user, number);
        server.Letters.Enqueue(letter);
        server.Took?.Invoke(letter);
        switch (behaviour)
        {
            case SmtpBehaviour.StallAtData:
                await StallAsync();
                return false;
            case SmtpBehaviour.DropBeforeAcknowledging:
                return false;
        }

        if (server.Pause > TimeSpan.Zero) await Task.Delay(server.Pause, server.Ended);
        await SayAsync("250 2.0.0 taken");
        server.Acknowledged?.Invoke(letter);
        return behaviour != SmtpBehaviour.DropAfterAcknowledging;
    }

    /// <summary>RFC 5321, 4.5.2: a line that is a dot ends it; another that begins with one has it doubled.</summary>
    private async Task<string> DataAsync()
    {
        var text = new StringBuilder();
        while (await ReadAsync() is { } line and not ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return text.ToString();
    }

    private async Task StallAsync()
    {
        Interlocked.Increment(ref server.Stalled);
        await Task.Delay(Timeout.Infinite, server.Ended);
    }

    private async Task EncryptAsync()
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, server.Ended);
        (stream, isEncrypted) = (secure, true);
    }

    private async Task SayAsync(string line) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), server.Ended);

    /// <summary>Byte by byte: what follows STARTTLS must not be read ahead.</summary>
    private async Task<string?> ReadAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, server.Ended) == 1)
        {
            if (one[0] != '\n')
            {
                line.Add(one[0]);
                continue;
            }

            var text = Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            if (!isEncrypted) server.Clear.Enqueue(text);
            return text;
        }

        return null;
    }

    private static string Address(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];

    private static string Decoded(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}
