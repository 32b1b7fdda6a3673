using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace County.Web.Tests;

/// <summary>A certificate of this machine's own name, made anew by each run of the tests.</summary>
internal sealed class ThrowAwayCertificate
{
    private ThrowAwayCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var folder = Directory.CreateTempSubdirectory("county-certificate").FullName;
        var (path, keyPath) = (Path.Combine(folder, "site.pem"), Path.Combine(folder, "site.key"));
        File.WriteAllText(path, certificate.ExportCertificatePem());
        File.WriteAllText(keyPath, key.ExportPkcs8PrivateKeyPem());
        KeyHash = Convert.ToBase64String(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        Settings = new Dictionary<string, string>
        {
            ["Kestrel:Certificates:Default:Path"] = path,
            ["Kestrel:Certificates:Default:KeyPath"] = keyPath,
        };
    }

    public static ThrowAwayCertificate Made { get; } = new();

    /// <summary>By which a browser can be told to take it for a good one.</summary>
    public string KeyHash { get; }

    /// <summary>With which the program serves it.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }
}
