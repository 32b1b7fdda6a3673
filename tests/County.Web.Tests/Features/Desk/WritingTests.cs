using County.Reporting;
using County.Web.Features.Desk;

namespace County.Web.Tests.Features.Desk;

[Trait("shows", "clerk")]
public class WritingTests
{
    private static readonly Format Form = Catalogue.Of("2021");
    private static readonly Narrative Text = new("（一）主动公开。收费40万元。", "收费问题。", "没有收取信息处理费。");

    [Fact]
    public void A_part_has_its_own_contents_headings_and_the_findings_that_quote_it()
    {
        var first = Of(Form.Sections[0]);
        var last = Of(Form.Sections[5]);

        Assert.Equal(8, first.Contents.Count);
        Assert.Equal("主动公开", Assert.Single(first.Headings).Title);
        Assert.Equal("收费40万元", Assert.Single(first.Notes).Quoted);
        Assert.NotNull(Assert.Single(last.Contents).At);
        Assert.Empty(last.Headings);
        Assert.Empty(last.Notes);
    }

    [Fact]
    public void The_script_is_given_the_words_as_data() => Assert.Equal(
        "考核|考评", Writing.Words(RequiredContents.Of(Form).Single(item => item.Id == "assessment")));

    private static Writing Of(Section section) => Writing.Of(
        section, Form, Text,
        [
            new Finding("F-MAGNITUDE", Severity.Query, [], 1, 2, "金额相差约一万倍。") { Quoted = "收费40万元" },
            new Finding("X-LINEAGE", Severity.Note, [], null, null, "不比较。"),
        ],
        []);
}
