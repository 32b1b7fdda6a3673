using System.Security.Cryptography;
using System.Text.Json;

namespace County.Data;

/// <summary>
/// Seals audit entries with a key that the database does not hold: who owns the tables can change a row, but not make
/// one that fits.
/// </summary>
public sealed class AuditSeal(byte[] key)
{
    public const int KeyLength = 32;

    private readonly byte[] key = key.Length >= KeyLength
        ? key
        : throw new ArgumentException($"The audit key is shorter than {KeyLength} bytes");

    /// <summary>The seal of an entry.</summary>
    public byte[] Of(AuditEntry entry) => HMACSHA256.HashData(key, JsonSerializer.SerializeToUtf8Bytes(new object?[]
    {
        entry.CountyId, entry.AuditId, entry.UnitId, entry.At.UtcTicks, entry.AccountId, entry.ClientId, entry.Actor,
        entry.Address, entry.Act, entry.Subject, entry.Before, entry.After, entry.Refused,
    }));

    /// <summary>The mark of the link that follows another; the first one follows an empty mark.</summary>
    public byte[] Mark(ReadOnlySpan<byte> before, long number, ReadOnlySpan<byte> seal, DateTimeOffset linkedAt)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(before);
        hash.AppendData(BitConverter.GetBytes(number));
        hash.AppendData(BitConverter.GetBytes(linkedAt.UtcTicks));
        hash.AppendData(seal);
        return hash.GetHashAndReset();
    }

    /// <summary>A time as the database keeps it: to the microsecond.</summary>
    public static DateTimeOffset Kept(DateTimeOffset time) =>
        time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)).ToUniversalTime();
}
