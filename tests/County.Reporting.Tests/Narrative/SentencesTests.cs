using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "office")]
public sealed class SentencesTests
{
    [Fact]
    public void A_text_is_taken_apart_at_its_stops_and_lines_and_each_sentence_is_found_in_it()
    {
        const string text = "一是公开。二是“及时。”三是准确；\n四是方便！没有句号";

        var sentences = Sentences.Of(text);

        Assert.Equal(["一是公开。", "二是“及时。”三是准确；", "四是方便！", "没有句号"], sentences);
        Assert.All(sentences, one => Assert.Contains(one, text, StringComparison.Ordinal));
        Assert.Empty(Sentences.Of(" \n "));
    }

    [Fact]
    public void What_changed_between_two_texts_is_the_sentences_that_differ()
    {
        var changes = Sentences.Changes("甲。乙。丙。", "甲。丁。丙。戊。");

        Assert.Equal(
            [
                new("甲。", SentenceFate.Kept), new("乙。", SentenceFate.Removed), new("丁。", SentenceFate.Added),
                new SentenceChange("丙。", SentenceFate.Kept), new("戊。", SentenceFate.Added),
            ],
            changes);
    }

    [Fact]
    public void Whatever_changed_both_texts_can_be_read_out_of_the_changes()
    {
        var text = Gen.Int[0, 3].Array[0, 12].Select(many => string.Concat(many.Select(one => "甲乙丙丁"[one] + "。")));
        Gen.Select(text, text).Sample((before, now) =>
        {
            var changes = Sentences.Changes(before, now);
            Assert.Equal(before, string.Concat(
                changes.Where(one => one.Fate != SentenceFate.Added).Select(one => one.Text)));
            Assert.Equal(now, string.Concat(
                changes.Where(one => one.Fate != SentenceFate.Removed).Select(one => one.Text)));
        });
    }
}
