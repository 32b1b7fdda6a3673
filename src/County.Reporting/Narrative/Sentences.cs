using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>What became of a sentence between two versions of a text.</summary>
public enum SentenceFate
{
    /// <summary>It stands in both.</summary>
    Kept,

    /// <summary>It stands in the later one alone.</summary>
    Added,

    /// <summary>It stood in the earlier one alone.</summary>
    Removed,
}

/// <summary>A sentence and what became of it.</summary>
/// <param name="Text">The sentence with its stop, word for word.</param>
/// <param name="Fate">Whether it was kept, added or removed.</param>
public sealed record SentenceChange(string Text, SentenceFate Fate);

/// <summary>A text taken apart into its sentences.</summary>
public static class Sentences
{
    private const string Stops = "。！？；";

    /// <summary>The sentences of a text, each with its stop, word for word; a line ends one too.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<string>();
        foreach (var line in text.Split('\n'))
        {
            var start = 0;
            for (var end = 0; end < line.Length; end++)
            {
                // A closing quotation mark belongs to the sentence before it.
                if (!Stops.Contains(line[end]) || (end + 1 < line.Length && line[end + 1] is '”' or '）')) continue;
                Add(sentences, line[start..(end + 1)]);
                start = end + 1;
            }

            Add(sentences, line[start..]);
        }

        return sentences.ToImmutable();
    }

    /// <summary>
    /// Every sentence of two versions in reading order, with what became of it; as many as can be are kept.
    /// </summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="now">The later text.</param>
    public static ImmutableArray<SentenceChange> Changes(string before, string now)
    {
        var (old, young) = (Of(before), Of(now));
        var common = Common(old, young);
        var changes = ImmutableArray.CreateBuilder<SentenceChange>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < young.Length)
        {
            if (i < old.Length && j < young.Length && old[i] == young[j])
            {
                changes.Add(new SentenceChange(young[j], SentenceFate.Kept));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == young.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                changes.Add(new SentenceChange(old[i++], SentenceFate.Removed));
            }
            else
            {
                changes.Add(new SentenceChange(young[j++], SentenceFate.Added));
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>How many sentences the ends of both texts have in common, from each place on.</summary>
    private static int[,] Common(ImmutableArray<string> old, ImmutableArray<string> young)
    {
        var common = new int[old.Length + 1, young.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = young.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == young[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static void Add(ImmutableArray<string>.Builder sentences, string sentence)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Length > 0) sentences.Add(trimmed);
    }
}
