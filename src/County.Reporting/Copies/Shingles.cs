namespace County.Reporting;

/// <summary>A text's letters and the hashes of its shingles; punctuation, spaces and numbers do not count.</summary>
internal sealed class Shingles
{
    // Any odd number of 64 bits; the roll goes over all letters of a shingle.
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private Shingles(int[] places, ulong[] hashes, int length) => (Places, Hashes, Length) = (places, hashes, length);

    /// <summary>Where each letter stands in the text.</summary>
    public int[] Places { get; }

    /// <summary>The hash of the shingle that begins with each letter.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Letters of a shingle.</summary>
    public int Length { get; }

    /// <summary>Takes a text apart, in time proportional to its length.</summary>
    public static Shingles Of(string text, int length)
    {
        var places = new int[text.Length];
        var letters = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (IsLetter(text[at])) places[letters++] = at;
        }

        Array.Resize(ref places, letters);
        var hashes = new ulong[Math.Max(0, letters - length + 1)];
        ulong hash = 0, leaving = 1;
        unchecked
        {
            for (var i = 0; i < length; i++) leaving *= Factor;
            for (var i = 0; i < letters; i++)
            {
                hash = hash * Factor + text[places[i]];
                if (i >= length) hash -= leaving * text[places[i - length]];
                if (i >= length - 1) hashes[i - length + 1] = Mixed(hash);
            }
        }

        return new Shingles(places, hashes, length);
    }

    /// <summary>Spreads a hash over all its bits.</summary>
    public static ulong Mixed(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93);
        return hash ^ (hash >> 29);
    }

    /// <summary>The text from one letter to another, both counted in.</summary>
    public TextRange Range(int first, int last) => new(Places[first], Places[last] + 1 - Places[first]);

    // Numbers differ from year to year in what is copied all the same.
    private static bool IsLetter(char sign) => char.IsLetter(sign) && !char.IsAsciiLetter(sign);
}
