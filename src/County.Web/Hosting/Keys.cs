using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using County.Data;

namespace County.Web.Hosting;

/// <summary>
/// The installation's keys, files in a folder that all its processes mount: one signs tokens, one encrypts them and the
/// keys of cookies, one seals the audit record. The database holds none of them.
/// </summary>
internal sealed class Keys(string folder)
{
    private const string SigningFile = "signing.pem";
    private const string EncryptionFile = "encryption.pem";
    private const string AuditFile = "audit.key";
    private const string DevelopmentName = "CN=County development";
    private const string Name = "CN=County";

    public X509Certificate2 Signing => field ??= Certificate(SigningFile);

    public X509Certificate2 Encryption => field ??= Certificate(EncryptionFile);

    public AuditSeal Seal => new(Convert.FromBase64String(Read(AuditFile)));

    /// <summary>True where the keys were made for development: they may lie in a clone, readable.</summary>
    public bool AreForDevelopment =>
        Signing.Subject == DevelopmentName || Encryption.Subject == DevelopmentName;

    /// <summary>Makes the keys that the folder lacks; those that are there are not touched.</summary>
    public static void Make(string folder, bool forDevelopment)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { SigningFile, EncryptionFile })
        {
            Write(folder, file, () => Pem(forDevelopment ? DevelopmentName : Name, file == SigningFile));
        }

        Write(folder, AuditFile, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(AuditSeal.KeyLength)));
    }

    private static void Write(string folder, string file, Func<string> text)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text());
    }

    private static string Pem(string name, bool signs)
    {
        using var key = RSA.Create(3072);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            signs ? X509KeyUsageFlags.DigitalSignature : X509KeyUsageFlags.KeyEncipherment, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(20));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private X509Certificate2 Certificate(string file)
    {
        var text = Read(file);
        try
        {
            return X509Certificate2.CreateFromPem(text, text);
        }
        catch (CryptographicException bad)
        {
            throw new MisconfiguredException($"{file} in County:Keys is not a certificate with its key: {bad.Message}");
        }
    }

    private string Read(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            throw new MisconfiguredException($"County:Keys has no readable {file}: make it with `county keys FOLDER`");
        }
    }
}
