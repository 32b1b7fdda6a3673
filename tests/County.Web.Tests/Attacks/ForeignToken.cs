using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace County.Web.Tests.Attacks;

/// <summary>A well-made token of an issuer whom the program does not know, with all a token could claim.</summary>
internal static class ForeignToken
{
    public static string Make()
    {
        using var key = RSA.Create(2048);
        var head = Part(new { alg = "RS256", typ = "at+jwt", kid = "foreign" });
        var claims = Part(new
        {
            iss = "https://elsewhere.example/",
            aud = "county",
            sub = World.Account,
            client_id = World.Client,
            scope = "reports.read reports.write summary.read",
            exp = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
        });
        var signature = key.SignData(
            Encoding.ASCII.GetBytes($"{head}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{head}.{claims}.{Url(signature)}";
    }

    private static string Part(object value) => Url(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-')
        .Replace('/', '_');
}
