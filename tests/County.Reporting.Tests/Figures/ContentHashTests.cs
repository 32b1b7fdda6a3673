using System.Security.Cryptography;
using System.Text;

namespace County.Reporting.Tests;

public class ContentHashTests
{
    private static readonly Figures Zero = Figures.Zero(Catalogue.Of("2021"));
    private static readonly Narrative Text = new("总体情况。", "问题。", "无。");

    [Fact]
    public void The_hash_is_taken_over_the_documented_text()
    {
        var figures = Zero.With(Zero.Format.Cells[0], 7).With(Zero.Format.Cells[1], null);
        var text = $"2021,7,,{string.Join(',', Enumerable.Repeat('0', 198))}";

        Assert.Equal(Sha256(text), figures.ContentHash);
        Assert.Equal(Sha256($"{text}\n15:总体情况。\n9:问题。\n6:无。"), ContentHash.Of(figures, Text));
    }

    [Fact]
    public void A_blank_is_not_a_zero_and_a_word_moved_to_the_next_section_is_seen()
    {
        Assert.NotEqual(Zero.ContentHash, Zero.With(Zero.Format.Cells[5], null).ContentHash);
        Assert.NotEqual(
            ContentHash.Of(Zero, new Narrative("甲\n3:乙", "", "")), ContentHash.Of(Zero, new Narrative("甲", "乙", "")));
        Assert.NotEqual(
            ContentHash.Of(Zero, new Narrative("甲乙", "", "")), ContentHash.Of(Zero, new Narrative("甲", "乙", "")));
    }

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
