using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "clerk")]
public class OutlineTests
{
    private const string Text = """
        开头一句。
        （一）主动公开
        　全年公布12条；1.5万元不是小标题。
        1.制度建设。坚持先审后发。“能公开的都公开。”再说一句
        2．平台维护
        （2）另一种
        二、总的
        (十二）半角的括号也认。
        """;

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Words(
            "（", "）", "(", ")", "一", "十", "九", "、", "1", "2", ".", "．", "。", "；", "\n", "\r\n", "　", " ", "”", "公开",
            "😀", "\uFEFF", "\u200B", "？").Array[0, 60].Select(string.Concat));

    [Fact]
    public void Numbered_headings_are_found_by_kind_number_and_words_and_numbers_within_a_sentence_are_not() =>
        Assert.Equal(
            [
                (2, 1, "（一）", "主动公开"), (3, 1, "1.", "制度建设"), (3, 2, "2．", "平台维护"),
                (4, 2, "（2）", "另一种"), (1, 2, "二、", "总的"), (2, 12, "(十二）", "半角的括号也认"),
            ],
            Outline.Of(Text).Headings.Select(one => (one.Level, one.Ordinal, one.Number, one.Title)));

    [Fact]
    public void Sentences_end_at_their_mark_with_the_quotation_closed_or_at_the_end_of_the_line() => Assert.Equal(
        ["1.制度建设。", "坚持先审后发。", "“能公开的都公开。”", "再说一句"],
        Outline.Of(Text).Sentences.Select(sentence => sentence.In(Text))
            .SkipWhile(one => one is not "1.制度建设。").Take(4));

    [Theory]
    [InlineData("", 0)]
    [InlineData(" 一　二\r\n三\t四\u00A0\u0085", 4)]
    [InlineData("共12条。", 5)]
    [InlineData("😀𠀀", 2)]
    public void Characters_are_counted_without_white_space(string text, int count) =>
        Assert.Equal(count, Outline.Count(text));

    [Theory]
    [InlineData("", 0, "（一）")]
    [InlineData("（一）甲\n（二）乙\n", 100, "（三）")]
    [InlineData("（一）甲\n（二）乙\n", 5, "（二）")]
    [InlineData("1.甲\n（一）乙\n", 100, "2.")]
    [InlineData("（九）甲\n", 100, "（十）")]
    [InlineData("（十九）甲\n", 100, "（二十）")]
    [InlineData("（二十）甲\n", 100, "（二十一）")]
    [InlineData("一、甲\n", 100, "二、")]
    [InlineData("（九十九）甲\n", 100, "（100）")]
    [InlineData("（3）甲\n", 100, "（4）")]
    public void A_heading_put_in_bears_the_next_number_of_the_texts_own_kind(string text, int place, string number) =>
        Assert.Equal(number, Outline.NextNumber(text, place));

    [Fact]
    public void Whatever_the_text_its_sentences_follow_each_other_and_hold_all_that_is_not_white_space() =>
        AnyText.Sample(text =>
        {
            var outline = Outline.Of(text);
            var end = 0;
            foreach (var sentence in outline.Sentences)
            {
                Assert.True(sentence.Start >= end && sentence.Length > 0 && sentence.End <= text.Length);
                end = sentence.End;
            }

            Assert.Equal(
                Outline.Count(text), outline.Sentences.Sum(sentence => Outline.Count(sentence.In(text))));
            Assert.All(outline.Headings, heading =>
            {
                Assert.Contains(heading.At, outline.Sentences);
                Assert.StartsWith(heading.Number, heading.At.In(text), StringComparison.Ordinal);
                Assert.Contains(heading.Title, heading.At.In(text), StringComparison.Ordinal);
                Assert.InRange(heading.Ordinal, 1, 99);
            });
        });

    [Fact]
    public void Every_number_it_gives_it_reads_again() =>
        Gen.Select(Words("一、", "（一）", "1.", "（1）"), Gen.Int[1, 98]).Sample((first, count) =>
        {
            var text = $"{first}甲\n";
            for (var n = 1; n < count; n++) text += $"{Outline.NextNumber(text, text.Length)}甲\n";

            Assert.Equal(Enumerable.Range(1, count), Outline.Of(text).Headings.Select(heading => heading.Ordinal));
        }, iter: 100);

    [Theory]
    [InlineData("字")]
    [InlineData("。")]
    [InlineData("\n")]
    [InlineData("（一）甲")]
    [InlineData("“”’》")]
    [InlineData("（一")]
    public async Task A_text_of_any_length_is_taken_apart_in_one_pass(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 400_000));

        // Two passes within each other would take hours.
        var cancellation = TestContext.Current.CancellationToken;
        await Task.Run(() => Outline.Of(text), cancellation).WaitAsync(TimeSpan.FromSeconds(60), cancellation);
    }

    private static Gen<string> Words(params string[] words) => Gen.OneOf([.. words.Select(Gen.Const)]);
}
