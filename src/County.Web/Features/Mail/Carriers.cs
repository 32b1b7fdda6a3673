using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using County.Web.Hosting;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace County.Web.Features.Mail;

/// <summary>Takes mails away, several in a run.</summary>
internal interface ICarrier : IAsyncDisposable
{
    /// <summary>Gets ready; at once where it is ready already.</summary>
    Task OpenAsync(CancellationToken cancellation);

    Task CarryAsync(MimeMessage letter, CancellationToken cancellation);
}

internal static class Carriers
{
    public static ICarrier Of(MailSettings settings) => settings switch
    {
        MailSettings.ToServer server => new SmtpCarrier(server),
        MailSettings.ToFolder folder => new FolderCarrier(folder.Path),
        _ => throw new InvalidOperationException("Mail settings of no known kind"),
    };
}

/// <summary>Hands mails to a server over one connection, opened anew where it broke.</summary>
internal sealed class SmtpCarrier(MailSettings.ToServer settings) : ICarrier
{
    private SmtpClient? client;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (await AnswersAsync(cancellation)) return;
        client?.Dispose();
        client = new SmtpClient
        {
            Timeout = (int)settings.Limit.TotalMilliseconds,
            // A county's network seldom reaches the authority's list of revoked certificates.
            CheckCertificateRevocation = false,
        };
        if (settings.Authority is { } authority) client.ServerCertificateValidationCallback = Vouched(authority);
        await client.ConnectAsync(settings.Host, settings.Port, Encryption(settings.Tls), cancellation);
        if (settings is { User: { } user, Password: { } password })
        {
            await client.AuthenticateAsync(user, password, cancellation);
        }
    }

    /// <summary>
    /// A server that hung up behind its last answer is found out here, and not with the next mail in hand.
    /// </summary>
    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        if (client is not { IsConnected: true }) return false;
        var asked = client.NoOpAsync(cancellation);
        await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return asked.IsCompletedSuccessfully;
    }

    public Task CarryAsync(MimeMessage letter, CancellationToken cancellation) =>
        client!.SendAsync(letter, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (client is null) return;
        if (client.IsConnected)
        {
            // Saying good-bye is a courtesy: what was acknowledged is sent whether or not it succeeds.
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await client.DisconnectAsync(quit: true, limit.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        client.Dispose();
    }

    private static SecureSocketOptions Encryption(MailTls tls) => tls switch
    {
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    /// <summary>Trusts what the named authority vouches for, under the server's own name.</summary>
    private static RemoteCertificateValidationCallback Vouched(string authority) => (_, certificate, _, errors) =>
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
    };
}

/// <summary>Writes each mail as a file, for development.</summary>
internal sealed class FolderCarrier(string folder) : ICarrier
{
    public Task OpenAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        return Task.CompletedTask;
    }

    public async Task CarryAsync(MimeMessage letter, CancellationToken cancellation)
    {
        var name = letter.MessageId!.Split('@')[0];
        var unfinished = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}");
        await letter.WriteToAsync(unfinished, cancellation);
        File.Move(unfinished, Path.Combine(folder, $"{name}.eml"), overwrite: true);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
