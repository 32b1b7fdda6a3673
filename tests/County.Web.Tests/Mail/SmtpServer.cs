using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace County.Web.Tests.Mail;

/// <summary>
/// A mail server that speaks SMTP by RFC 5321 on a port of this machine, with STARTTLS (RFC 3207) or TLS from the first
/// byte and AUTH PLAIN and LOGIN (RFC 4954), and that misbehaves where it is told to.
/// </summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, SmtpBehaviour> behaviours = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<Task> sessions = [];
    private readonly Task accepting;
    private int connections;

    /// <param name="tls">How it encrypts.</param>
    /// <param name="user">Who may send; null for everybody.</param>
    /// <param name="password">Of that user.</param>
    /// <param name="port">On which it listens; 0 for one that is free.</param>
    public SmtpServer(SmtpTls tls = SmtpTls.None, string? user = null, string? password = null, int port = 0)
    {
        (Tls, User, Password) = (tls, user, password);
        listener = new TcpListener(IPAddress.Loopback, port);
        if (tls != SmtpTls.None) Certificate = Made();
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public SmtpTls Tls { get; }

    /// <summary>Who may send; null for everybody.</summary>
    public string? User { get; }

    public string? Password { get; }

    /// <summary>Vouches for itself, for localhost only.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>What it does with mails to whom nothing else was said of.</summary>
    public SmtpBehaviour Behaviour { get; set; }

    /// <summary>The mechanisms it offers.</summary>
    public string Mechanisms { get; init; } = "PLAIN LOGIN";

    /// <summary>False for one that pretends to know nothing of encryption.</summary>
    public bool OffersTls { get; init; } = true;

    /// <summary>The mails it took, in order.</summary>
    public ConcurrentQueue<SmtpLetter> Letters { get; } = new();

    /// <summary>Every line that came in clear.</summary>
    public ConcurrentQueue<string> Clear { get; } = new();

    public int Connections => connections;

    /// <summary>How many mails it has in hand without having answered.</summary>
    public int Stalled;

    /// <summary>How long it thinks over a mail before it acknowledges it.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Told of each mail that it has, before it answers.</summary>
    public Action<SmtpLetter>? Took { get; init; }

    /// <summary>Told of each mail that it has acknowledged.</summary>
    public Action<SmtpLetter>? Acknowledged { get; init; }

    /// <summary>Connections that ended without a good-bye, by their number.</summary>
    public ConcurrentQueue<int> Cut { get; } = new();

    public CancellationToken Ended => end.Token;

    /// <summary>Says what happens to mails to one address.</summary>
    public void Say(string recipient, SmtpBehaviour behaviour) => behaviours[recipient] = behaviour;

    public SmtpBehaviour BehaviourTo(string recipient) => behaviours.GetValueOrDefault(recipient, Behaviour);

    /// <summary>Settings of a program that sends by this server.</summary>
    public Dictionary<string, string> Settings(string folder)
    {
        var settings = new Dictionary<string, string>
        {
            ["County__Mail__Host"] = "localhost",
            ["County__Mail__Port"] = $"{Port}",
            ["County__Mail__Tls"] = Tls.ToString().ToLowerInvariant(),
            ["County__Mail__From"] = "notice@county.example",
        };
        if (Certificate is not null)
        {
            var path = Path.Combine(folder, $"smtp-{Port}.pem");
            File.WriteAllText(path, Certificate.ExportCertificatePem());
            settings["County__Mail__Authority"] = path;
        }

        if (User is not null) (settings["County__Mail__User"], settings["County__Mail__Password"]) = (User, Password!);
        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var session in sessions) await session.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Certificate?.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!end.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(end.Token);
            sessions.Add(ServeAsync(client, Interlocked.Increment(ref connections)));
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using (client)
        {
            var session = new SmtpSession(this, client.GetStream(), number);
            await session.RunAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!session.IsOver) Cut.Enqueue(number);
        }
    }

    private static X509Certificate2 Made()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
