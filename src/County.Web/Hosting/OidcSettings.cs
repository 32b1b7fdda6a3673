namespace County.Web.Hosting;

/// <summary>A county's or province's own identity provider, with which people may sign in.</summary>
/// <param name="Authority">County:Oidc:Authority: where its description is found.</param>
/// <param name="ClientId">County:Oidc:ClientId: what it knows this site as.</param>
/// <param name="ClientSecret">County:Oidc:ClientSecret.</param>
/// <param name="Name">County:Oidc:Name: what people call it, such as 统一身份认证.</param>
internal sealed record OidcSettings(Uri Authority, string ClientId, string ClientSecret, string Name);

internal sealed partial class Settings
{
    private const string OidcSection = "County:Oidc";

    /// <summary>County:Oidc:…: null where no provider is named, and then there is no trace of one.</summary>
    public OidcSettings? Oidc => configuration[$"{OidcSection}:Authority"] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var authority) && IsTrusted(authority) =>
            new OidcSettings(authority, Required("ClientId"), Required("ClientSecret"), Required("Name")),
        var text => throw new MisconfiguredException(
            $"{OidcSection}:Authority is {text}: it is an address of https, or of http where County:Transport is too"),
    };

    /// <summary>Who could answer in the provider's place could sign in as anybody.</summary>
    private bool IsTrusted(Uri authority) => authority.Scheme == Uri.UriSchemeHttps
        || (authority.Scheme == Uri.UriSchemeHttp && (authority.IsLoopback || Transport == Transport.IntranetHttp));

    private string Required(string name) => configuration[$"{OidcSection}:{name}"] is { Length: > 0 } text
        ? text
        : throw new MisconfiguredException($"{OidcSection}:{name} is not set, but {OidcSection}:Authority is");
}
