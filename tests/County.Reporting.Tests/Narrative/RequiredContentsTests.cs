using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "clerk")]
public class RequiredContentsTests
{
    private static readonly Format Form = Catalogue.Of("2021");

    private static readonly Narrative Whole = new(
        """
        本镇认真做好各项工作。
        （一）主动公开。全年发布信息120条。
        （二）依申请公开。收到申请4件。
        （三）政府信息管理。现行有效的规范性文件2件。
        （四）政府信息公开平台建设。维护好网站专栏。
        （五）监督保障。开展培训2次。工作考核为良好；社会评议没有不满意的；没有责任追究。
        """,
        "问题是力量不足。下一步增加专人。",
        "本年没有收取信息处理费。");

    [Fact]
    public void The_form_of_2021_asks_for_its_five_aspects_the_three_results_problems_improvement_and_the_fee()
    {
        var items = RequiredContents.Of(Form);

        Assert.Equal(Form.Sections[0].Topics, items.Take(5).Select(item => item.Label));
        Assert.Equal(
            ["工作考核结果", "社会评议结果", "责任追究结果", "存在的主要问题", "改进情况", "收取信息处理费情况，没有收取的也要写明"],
            items.Skip(5).Select(item => item.Label));
        Assert.All(items.Skip(5).Take(5), item => Assert.Contains("第五十条第（四）项", item.Basis, StringComparison.Ordinal));
    }

    [Fact]
    public void The_form_of_2019_names_no_aspects_and_knows_no_fee() => Assert.Equal(
        ["assessment", "public-review", "accountability", "problems", "improvement", "other"],
        RequiredContents.Of(Catalogue.Of("2019")).Select(item => item.Id));

    [Fact]
    public void What_a_text_speaks_of_is_found_where_it_speaks_of_it_in_a_heading_first()
    {
        var found = RequiredContents.Check(Form, Whole);

        Assert.Equal(
            [
                "（一）主动公开。", "（二）依申请公开。", "（三）政府信息管理。", "（四）政府信息公开平台建设。", "（五）监督保障。",
                "工作考核为良好；", "社会评议没有不满意的；", "没有责任追究。", "问题是力量不足。", "下一步增加专人。",
                "本年没有收取信息处理费。",
            ],
            found.Select(check => check.At!.In(Whole[check.Content.Section])));
    }

    [Theory]
    [InlineData("（三）政府信息管理。现行有效的规范性文件2件。", "management")]
    [InlineData("社会评议没有不满意的；", "public-review")]
    [InlineData("没有责任追究。", "accountability")]
    [InlineData("（四）政府信息公开平台建设。", "platform")]
    public void What_is_left_out_is_missed_alone(string words, string id) => Assert.Equal(
        [id],
        RequiredContents.Check(Form, Whole with
        {
            Overall = Whole.Overall.Replace(words, "", StringComparison.Ordinal),
        }).Where(check => check.At is null).Select(check => check.Content.Id));

    [Fact]
    public void An_empty_report_lacks_everything() => Assert.All(
        Catalogue.All, form => Assert.All(
            RequiredContents.Check(form, Narrative.Empty), check => Assert.Null(check.At)));

    [Fact]
    public void Found_means_a_sentence_with_the_words_and_missed_means_no_sentence_has_them() =>
        (from form in Reports.Formats
         from parts in Words(
             [
                 .. RequiredContents.Of(Form).SelectMany(item => item.Words).SelectMany(all => all),
                 "。", "；", "\n", "（一）", "甲",
             ])
             .Array[0, 40]
         select (form, text: string.Concat(parts))).Sample(given => Assert.All(
            RequiredContents.Check(given.form, new Narrative(given.text, given.text, given.text)), check =>
            {
                var where = Outline.Of(given.text).Sentences.Where(one => check.Content.IsIn(one.In(given.text)));
                Assert.Equal(check.At is not null, where.Any());
                if (check.At is { } at) Assert.True(check.Content.IsIn(at.In(given.text)));
            }));

    [Fact]
    public void Labels_and_clauses_have_Chinese_marks_and_words_hold_no_mark_of_the_page() =>
        Assert.All(Catalogue.All.SelectMany(form => RequiredContents.Of(form)), item =>
        {
            Assert.DoesNotMatch(@"[,:;()]|\s", item.Label + item.Basis);
            Assert.All(item.Words.SelectMany(all => all), word => Assert.DoesNotMatch(@"[|\s]", word));
        });

    private static Gen<string> Words(params string[] words) => Gen.OneOf([.. words.Select(Gen.Const)]);
}
