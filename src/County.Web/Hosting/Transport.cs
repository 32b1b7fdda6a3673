using System.Globalization;
using System.Net;

namespace County.Web.Hosting;

/// <summary>What the pages travel over.</summary>
internal enum Transport
{
    Https,

    /// <summary>Plain http inside a county's own network, where no certificate is to be had.</summary>
    IntranetHttp,
}

/// <summary>How often something may be asked, in requests a minute and process.</summary>
/// <param name="Address">Anything, from one network address.</param>
/// <param name="SignIn">Sign-in, one-time codes and invitations, from one network address.</param>
/// <param name="Writes">Changes by one account.</param>
/// <param name="Client">Anything under /api, by one other system.</param>
internal sealed record Limits(int Address, int SignIn, int Writes, int Client);

internal sealed partial class Settings
{
    /// <summary>County:Transport: https, or intranet-http where there is none.</summary>
    public Transport Transport => configuration["County:Transport"] switch
    {
        null or "" or "https" => Transport.Https,
        "intranet-http" => Transport.IntranetHttp,
        var other => throw new MisconfiguredException($"County:Transport is {other}: it is https or intranet-http"),
    };

    /// <summary>County:Address: where the site is found, such as https://gk.example.gov.cn; or null.</summary>
    public Uri? Site => WebAddress("County:Address");

    /// <summary>
    /// County:Proxies: addresses and networks, with commas between, whose word is taken for where a request came from;
    /// nobody's where none is named.
    /// </summary>
    public IReadOnlyList<IPNetwork> Proxies => [.. (configuration["County:Proxies"] ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network)];

    /// <summary>
    /// County:Limits:Address, :SignIn, :Writes, :Client. A whole office stands behind one address, so sixty clerks who
    /// come in the same minute, each with a password and a code, must not be in each other's way; nor sixty who type,
    /// each with one save a second and a page now and then. What one account may do is far less than that.
    /// </summary>
    public Limits Limits => new(
        Limit("Address", 6000), Limit("SignIn", 120), Limit("Writes", 240), Limit("Client", 600));

    private Uri? WebAddress(string key) => configuration[key] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme is "http" or "https") => address,
        var text => throw new MisconfiguredException($"{key} is {text}: it is an address of http or https"),
    };

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new MisconfiguredException($"County:Proxies names {text}: that is no address or network");
    }

    private int Limit(string name, int otherwise) => configuration[$"County:Limits:{name}"] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            => limit,
        var text => throw new MisconfiguredException($"County:Limits:{name} is {text}: it is requests a minute"),
    };
}
