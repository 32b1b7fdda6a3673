namespace County.Documents.Tests;

/// <summary>What stands around a published text is read too, and without the page's menus.</summary>
[Trait("shows", "reading")]
public sealed class PrefaceTests
{
    private const string Page =
        "首页 > 年报\n2019年度报告\n云溪县青石镇2024年政府信息公开工作年度报告\n发布时间：2025-01-20\n"
        + "本报告由青石镇编制，统计期限为2024年1月1日至2024年11月30日。\n一、总体情况\n2023年，我局公开信息5条。\n"
        + "五、存在问题及改进措施\n力量不足，将改进。\n六、其他需要报告的事项\n无。\n";

    [Fact]
    public void Title_preface_and_section_titles_are_read()
    {
        var text = Reports.Read(Page).Text;
        Assert.Equal("云溪县青石镇", text.Unit);
        Assert.Contains("统计期限", text.Preface, StringComparison.Ordinal);
        Assert.DoesNotContain("首页", text.Preface, StringComparison.Ordinal);
        Assert.Equal("五、存在问题及改进措施", text.Titles[5]);
        Assert.Equal([1, 5, 6], text.Titles.Keys);
    }

    [Fact]
    public void A_text_without_tables_is_checked_all_the_same_and_no_cell_is_called_blank()
    {
        var reading = Reports.Read(Page);
        Assert.True(reading is { Figures: null, Subject: null });
        Assert.Equal(
            ["N-PERIOD", "N-REQUIRED", "N-TITLES", "N-UNIT", "N-YEAR"],
            Checker.Check(reading.Checked!).Select(finding => finding.Code).Distinct().Order());
    }
}
