using System.Security.Cryptography;
using System.Text;

namespace County.Data;

/// <summary>Secrets that are printed or mailed and typed back; only their hash is kept.</summary>
public static class Secret
{
    // Without letters and digits that are taken for one another on paper.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const int GroupLength = 5;

    /// <summary>A new secret in groups of five characters; each character is five random bits.</summary>
    public static string New(int groups = 4) => string.Join('-', Enumerable.Range(0, groups)
        .Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    /// <summary>SHA-256 in hexadecimal, whatever the case and the spaces it was typed with.</summary>
    public static string Hash(string secret) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            secret.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)))));
}
