using MimeKit;

namespace County.Web.Hosting;

/// <summary>How mail leaves the installation.</summary>
/// <param name="From">Address and name it comes from.</param>
internal abstract record MailSettings(MailboxAddress From)
{
    private const string Unset = "county@localhost";

    /// <summary>County:Mail:Folder: each mail becomes a file there and nothing is sent.</summary>
    internal sealed record ToFolder(MailboxAddress From, string Path) : MailSettings(From);

    /// <summary>County:Mail:Host: a server takes it.</summary>
    /// <param name="Authority">Certificate of the authority that vouches for the server; null for the machine's own.</param>
    /// <param name="Limit">What opening a connection, or one mail, may take at most.</param>
    internal sealed record ToServer(
        MailboxAddress From, string Host, int Port, MailTls Tls, string? User, string? Password, string? Authority,
        TimeSpan Limit) : MailSettings(From);

    /// <exception cref="MisconfiguredException">What is set cannot be used.</exception>
    public static MailSettings? Of(IConfigurationSection section)
    {
        var from = section["From"];
        if (section["Host"] is not { Length: > 0 } host)
        {
            return section["Folder"] is { Length: > 0 } folder
                ? new ToFolder(Sender(from ?? Unset, section["FromName"]), folder)
                : null;
        }

        if (string.IsNullOrWhiteSpace(from)) throw new MisconfiguredException("County:Mail:From is not set");
        if (!Enum.TryParse<MailTls>(section["Tls"] ?? "starttls", ignoreCase: true, out var tls))
        {
            throw new MisconfiguredException("County:Mail:Tls is none of starttls, implicit, none");
        }

        var (user, password) = (section["User"], section["Password"]);
        if (user is null != password is null)
        {
            throw new MisconfiguredException("County:Mail:User and County:Mail:Password go together");
        }

        if (user is not null && tls == MailTls.None)
        {
            throw new MisconfiguredException("County:Mail:Tls is none: a password is not sent in clear");
        }

        var port = tls switch { MailTls.StartTls => 587, MailTls.Implicit => 465, _ => 25 };
        return new ToServer(
            Sender(from, section["FromName"]), host, section.GetValue("Port", port), tls, user, password,
            section["Authority"], TimeSpan.FromSeconds(section.GetValue("LimitSeconds", 60)));
    }

    private static MailboxAddress Sender(string address, string? name) =>
        MailboxAddress.TryParse(address, out var parsed)
            ? new MailboxAddress(name ?? "政府信息公开年度报告系统", parsed.Address)
            : throw new MisconfiguredException("County:Mail:From is not an address");
}

internal enum MailTls
{
    /// <summary>In clear: for a relay on the same machine or network that asks for no password.</summary>
    None,

    /// <summary>The connection is encrypted before anything is said on it, or it is not used.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Implicit,
}
