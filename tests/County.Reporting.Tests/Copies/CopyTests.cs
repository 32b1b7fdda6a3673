namespace County.Reporting.Tests;

/// <summary>Text copied from another year or another unit, and what is common to most units.</summary>
[Trait("shows", "reading")]
public class CopyTests
{
    private static readonly CopyLimits Limits = CopyLimits.Usual;

    private static readonly Boilerplate Common = Boilerplate.Learn(
        Enumerable.Range(0, 12).Select(unit => new[] { DrawnTexts.Text(1_000 + unit) }), Limits);

    [Theory]
    [InlineData(1.0, 0.98, 1.0)]
    [InlineData(0.7, 0.5, 0.9)]
    [InlineData(0.3, 0.1, 0.5)]
    [InlineData(0.0, 0.0, 0.02)]
    public void The_share_that_was_copied_is_told(double kept, double least, double most)
    {
        var before = DrawnTexts.Text(1);
        var found = CopiedPassages.Of(DrawnTexts.Copied(before, 2, kept), before, Common, Limits);
        Assert.InRange(found.Share, least, most);
    }

    [Fact]
    public void Passages_are_the_same_words_on_both_sides()
    {
        var before = DrawnTexts.Text(1);
        var now = DrawnTexts.Copied(before, 2, 0.6);
        var found = CopiedPassages.Of(now, before, Common, Limits);
        Assert.NotEmpty(found.Passages);
        Assert.All(found.Passages, passage => Assert.Equal(
            Letters(passage.There.In(before)), Letters(passage.Here.In(now))));
        Assert.All(found.Passages.Zip(found.Passages.Skip(1)), pair =>
            Assert.True(pair.First.Here.End <= pair.Second.Here.Start));
    }

    [Fact]
    public void What_most_units_write_alike_is_left_out()
    {
        var (one, other) = (DrawnTexts.Law + DrawnTexts.Text(5, 6), DrawnTexts.Law + DrawnTexts.Text(6, 6));
        Assert.Empty(CopiedPassages.Of(one, other, Common, Limits).Passages);
        Assert.NotEmpty(CopiedPassages.Of(one, other, Boilerplate.None, Limits).Passages);
    }

    [Fact]
    public void A_unit_that_repeats_itself_does_not_make_its_words_common()
    {
        var own = DrawnTexts.Text(7);
        var learnt = Boilerplate.Learn(
            Enumerable.Range(0, 8).Select(
                unit => unit == 0 ? Enumerable.Repeat(own, 20) : [DrawnTexts.Text(70 + unit)]), Limits);
        Assert.InRange(CopiedPassages.Of(own, own, learnt, Limits).Share, 0.9, 1);
    }

    [Fact]
    public void Few_units_have_nothing_in_common_yet()
    {
        var learnt = Boilerplate.Learn([[DrawnTexts.Text(1)], [DrawnTexts.Text(1)]], Limits);
        Assert.Equal(1, CopiedPassages.Of(DrawnTexts.Text(1), DrawnTexts.Text(1), learnt, Limits).Share);
    }

    [Fact]
    public void A_short_text_is_not_judged() =>
        Assert.Equal(0, CopiedPassages.Of("全年没有新的情况需要报告。", "全年没有新的情况需要报告。", Common, Limits).Share);

    [Fact]
    public void Limits_are_the_countys_own()
    {
        var before = DrawnTexts.Text(1);
        var now = DrawnTexts.Copied(before, 2, 0.45);
        Assert.Null(NCopy.OfPast(now, before, 2023, Common, Limits with { FromPast = 0.8 }));
        var found = NCopy.OfPast(now, before, 2023, Common, Limits with { FromPast = 0.1 });
        Assert.Equal((Severity.Query, "N-COPY", 10m), (found!.Severity, found.Code, found.Expected));
        Assert.InRange(found.Actual!.Value, 11, 90);
        Assert.Contains("2023年", found.Message, StringComparison.Ordinal);
        Assert.Contains(found.Quoted!, now, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_many_texts_the_copies_are_found_without_comparing_all_pairs()
    {
        const int many = 2_000;
        var texts = Enumerable.Range(0, many).Select(unit => new CopyText($"u{unit}", 2024, unit % 20 == 7
            ? DrawnTexts.Copied(DrawnTexts.Text(unit - 3), unit, 0.85)
            : DrawnTexts.Text(unit))).ToList();
        var common = Boilerplate.Learn(texts.Select(text => new[] { text.Text }), Limits);
        var index = new CopyIndex(common, Limits);
        texts.ForEach(index.Add);
        var pairs = index.Pairs().Select(pair => (pair.Later.Unit, pair.Earlier.Unit)).ToHashSet();

        var planted = Enumerable.Range(0, many).Where(unit => unit % 20 == 7).ToList();
        var found = planted.Count(unit =>
            pairs.Contains(($"u{unit}", $"u{unit - 3}")) || pairs.Contains(($"u{unit - 3}", $"u{unit}")));
        Assert.True(found >= planted.Count * 0.97, $"{found} of {planted.Count}");
        Assert.True(pairs.Count <= planted.Count, $"{pairs.Count} pairs");
        Assert.True(index.Compared < 2 * planted.Count, $"{index.Compared} compared");
    }

    [Fact]
    public void A_text_that_a_thousand_units_hand_in_is_one_family_and_no_million_pairs()
    {
        var index = new CopyIndex(Boilerplate.None, Limits);
        for (var unit = 0; unit < 1_000; unit++) index.Add(new CopyText($"u{unit}", 2024, DrawnTexts.Text(3)));
        Assert.InRange(index.Pairs().Count, 999, 2_000);
    }

    private static string Letters(string text) =>
        string.Concat(text.Where(sign => char.IsLetter(sign) && !char.IsAsciiLetter(sign)));
}
