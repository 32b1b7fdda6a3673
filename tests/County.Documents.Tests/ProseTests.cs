namespace County.Documents.Tests;

public sealed class ProseTests
{
    [Theory]
    [InlineData("云溪县青石镇2020年政府信息公开工作年度报告", 2020, "云溪县青石镇")]
    [InlineData("标题: 云溪综合实验区2021年度政府信息公开工作年度报告", 2021, "云溪综合实验区")]
    [InlineData("2022年度青石镇政府信息公开工作年度报告", 2022, "青石镇")]
    [InlineData("2025 年云溪市白河区人民政府青石街道政府信息\n公开工作年度报告", 2025, "云溪市白河区人民政府青石街道")]
    [InlineData("云溪县青石镇人民政府\n关于2021年度政府信息公开工作的年度报告", 2021, "云溪县青石镇人民政府")]
    [InlineData("青石镇人民政府2021年信息公开年度报告", 2021, "青石镇人民政府")]
    [InlineData("云溪县人民政府办公室2023年政府信息公开工作年度报告", 2023, "云溪县人民政府办公室")]
    [InlineData("首页>政务公开>政府信息公开年报 青石镇2023年政府信息公开工作年度报告", 2023, "青石镇")]
    [InlineData("现公布云溪市白河区青石街道2020年政府信息公开工作年度报告。", 2020, "云溪市白河区青石街道")]
    [InlineData("我镇编制了《青石镇2020年政府信息公开工作年度报告》，统计期限自2021年1月1日起至12月31日止。", 2021, "青石镇")]
    [InlineData("政府信息公开年度报告由云溪县青石镇编制，数据自2019年11日至20191231日。", 2019, "云溪县青石镇")]
    [InlineData("政府信息公开年度报告，期限自202111日起至20211230日止。", 2021, null)]
    [InlineData("政府信息公开年度报告，期限为20251月1日至202512月31日。", 2025, null)]
    [InlineData("政府信息公开年度报告，期限为2021年1月1日—2021年12月31日。", 2021, null)]
    [InlineData("2020年1月14日本年度政府信息公开报告由云溪县青石镇编制。", 2019, "云溪县青石镇")]
    [InlineData("政府信息公开年度报告\n发布时间：2022-03-04 10:07", 2021, null)]
    [InlineData("政府信息公开年度报告\n发布时间：2022-09-04 10:07", null, null)]
    [InlineData("本机关2020年政府信息公开工作年度报告\n我局2021年政府信息公开工作年度报告", null, null)]
    [InlineData("政府信息公开年度报告", null, null)]
    public void Year_and_unit_are_taken_from_the_head(string head, int? year, string? unit)
    {
        var reading = Reports.Read(head + "\n一、总体情况\n各项工作有序开展。\n");
        Assert.Equal((year, unit), (reading.Year, reading.Unit));
    }

    [Theory]
    [InlineData("2019年，我局按要求公开政府信息。", 2019, null)]
    [InlineData("截止2023年12月31日，我局公开政府信息34条。", 2023, null)]
    [InlineData("2019年，我局公开政府信息。2020年，我局将继续公开。", null, null)]
    [InlineData("2023年，云溪新区科技局出台文件。云溪新区科技局没有政府信息公开申请。", 2023, "云溪新区科技局")]
    [InlineData("2023年，国务院办公厅认真部署。国务院办公厅要求推进政府信息公开。", 2023, null)]
    public void Year_and_unit_are_taken_from_the_text_where_the_head_is_silent(string text, int? year, string? unit)
    {
        var reading = Reports.Read("一、总体情况\n" + text);
        Assert.Equal((year, unit), (reading.Year, reading.Unit));
    }

    [Theory]
    [InlineData("津市市药山镇", Level.Township)]
    [InlineData("云溪县青石乡人民政府", Level.Township)]
    [InlineData("武汉经济技术开发区(汉南区)青石街道办事处", Level.Township)]
    [InlineData("云溪县人民政府办公室", Level.County)]
    [InlineData("乌拉特前旗教育局", Level.County)]
    [InlineData("云溪市白河区教育局", Level.County)]
    [InlineData("云溪市白河区人民政府", Level.County)]
    [InlineData("云溪新区科技局", null)]
    [InlineData("津市市人民政府", null)]
    [InlineData("新乡市教育局", null)]
    [InlineData("景德镇市人民政府", null)]
    [InlineData("锡林郭勒盟商务局", null)]
    [InlineData("恩施土家族苗族自治州人民政府", null)]
    [InlineData("广西壮族自治区人民政府", null)]
    public void Level_is_taken_from_the_name(string unit, Level? level) => Assert.Equal(
        level, Reports.Read($"{unit}2020年政府信息公开工作年度报告\n一、总体情况\n").Level);

    [Fact]
    public void Sections_are_found_by_their_words()
    {
        var narrative = Reports.Read(
            "青石镇2021年政府信息公开工作年度报告\n、总体情况\n第一段。\n(二)收到和处理政府信息公开申请情况。\n第二段:有标点.\n" +
            "二、主动公开政府政府情况\n第二十条第(一)项\n信息内容\n三、收到和处理政府信息公开申请情况\n四、因政府信息公开工作被申请行政复议提起行政诉讼情况\n" +
            "行政复议\n五、存在问题和改进措施\n第三段。\n六、需要报告的其他事项\n第四段。\n附件下载\n上一篇：别的\n").Narrative;
        Assert.Equal("第一段。\n(二)收到和处理政府信息公开申请情况。\n第二段:有标点.", narrative.Overall);
        Assert.Equal("第三段。", narrative.Problems);
        Assert.Equal("第四段。", narrative.Other);
    }

    [Fact]
    public void A_list_of_contents_is_not_taken_for_the_sections()
    {
        var titles = string.Join('\n', Catalogue.Of("2021").Sections.Select(section => section.FullTitle));
        var reading = Reports.Read($"{titles}\n一、总体情况\n正文。\n二、主动公开政府信息情况\n本年处理决定数量\n行政许可\n5\n第二十条第(六)项\n");
        Assert.Equal("正文。", reading.Narrative.Overall);
        Assert.Equal(5, reading.Figures!["t2_art20_5.licences.decisions"]);
    }

    [Fact]
    public void A_text_without_tables_has_no_form_but_its_narrative()
    {
        var reading = Reports.Read("青石镇2021年政府信息公开工作年度报告\n一、总体情况\n行政许可 12 件。\n");
        Assert.True(reading is { Format: null, Figures: null, Subject: null, Cells.IsEmpty: true });
        Assert.Equal("行政许可 12 件。", reading.Narrative.Overall);
    }

    [Theory, InlineData("2019", 2022), InlineData("2021", 2020)]
    public void The_form_is_known_by_its_columns_not_by_the_year(string format, int year)
    {
        var text = Shape.Print(PrintedReport.Of(RandomReport.Figures(Catalogue.Of(format), 1)), 'H');
        var reading = Reports.Read(text.Replace("2020年", $"{year}年", StringComparison.Ordinal));
        Assert.Equal((format, year), (reading.Format?.Id, reading.Year));
    }

    [Fact]
    public void The_checker_gets_what_was_read_and_what_was_not()
    {
        var reading = Reports.Read(
            "青石镇2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（九）项\n采购项目数量\n采购总金额\n" +
            "政府集中采购\n2.5\n414.52万元\n三、收到和处理政府信息公开申请情况\n");
        var subject = reading.Subject!;
        var items = reading.Format!.Cell("t2_art20_9.central_procurement.procurement_items");
        var amount = reading.Format.Cell("t2_art20_9.central_procurement.procurement_amount");
        Assert.Equal((2019, Level.Township), (subject.Year, subject.Level));
        Assert.Equal("2.5", subject.Illegible[items]);
        Assert.Equal("414.52万元", subject.Printed[amount]);
        Assert.Contains(items, subject.Unread);
        Assert.DoesNotContain(amount, subject.Unread);
        Assert.Equal(reading.Format.Cells.Length - 1, subject.Unread.Count);
    }
}
