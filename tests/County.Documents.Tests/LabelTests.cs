namespace County.Documents.Tests;

/// <summary>Labels as published reports misprint, break and shorten them.</summary>
public sealed class LabelTests
{
    [Theory]
    [InlineData("行政事业型收费", "t2_art20_8.fees.fee_amount")]
    [InlineData("行政事业性 收费", "t2_art20_8.fees.fee_amount")]
    [InlineData("行政事业性\n收费", "t2_art20_8.fees.fee_amount")]
    [InlineData("行 政 强 制", "t2_art20_6.coercion.decisions")]
    [InlineData("行政強制", "t2_art20_6.coercion.decisions")]
    public void A_label_of_section_two_is_known(string label, string address)
    {
        var reading = Reports.Read($"二、主动公开政府信息情况\n本年处理决定数量\n{label}\n7\n三、收到和处理政府信息公开申请情况\n");
        Assert.Equal(address, reading.Cells.Single().Cell.Address);
    }

    [Theory]
    [InlineData("2.其他法律行政止公开", "refused_prohibited_by_law")]
    [InlineData("（二）部分公开（区分处理的,只计这一情况,不计其他情形）", "partial")]
    [InlineData("（二）部分公开\n（区分处理的，只计这一情形，不计其他情形）", "partial")]
    [InlineData("3.危及三安全一稳定", "refused_security_stability")]
    [InlineData("3.危及\"三安全一稳定\"", "refused_security_stability")]
    [InlineData("1、申请人无正当理由逾期不补正", "other_no_correction")]
    [InlineData("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "other_fee_unpaid")]
    [InlineData("（五）\n不予处理\n1.信访举报投诉类申请", "declined_petition")]
    [InlineData("七、总计\n", "results_total")]
    [InlineData("()总计", "results_total")]
    [InlineData("、结转下年度继续办理", "carried_out")]
    public void A_label_of_section_three_is_known(string label, string row)
    {
        var reading = Reports.Read(
            $"二、主动公开政府信息情况\n本年制发件数\n三、收到和处理政府信息公开申请情况\n{label}\n1\n0\n0\n0\n0\n0\n1\n页脚文字\n");
        var rows = reading.Cells.Where(cell => cell.Value == 1).Select(cell => cell.Cell.Row.Id).Distinct();
        Assert.Equal([row], rows);
    }

    [Theory]
    [InlineData("行政处理")]
    [InlineData("行政许可事项目录")]
    [InlineData("规章制度")]
    [InlineData("其他主动公开文件")]
    public void Other_words_are_not_taken_for_a_label(string words)
    {
        var reading = Reports.Read(
            $"二、主动公开政府信息情况\n本年制发件数\n本年处理决定数量\n{words}\n7\n三、收到和处理政府信息公开申请情况\n");
        Assert.Empty(reading.Cells);
    }

    [Theory]
    [InlineData("本年新 | 本年新 | 对外公开总数量")]
    [InlineData("本年新\n制作数量 | 本年新\n公开数量 | 对外公开总数量")]
    [InlineData("本年新 制作数量 | 本年新 公开数量 | 对外公开总数量")]
    [InlineData("本年新制作数量（有文号的文件） | 本年新公开数量 | 对外公开总数量")]
    public void A_heading_that_lost_a_line_is_still_the_forms(string heading)
    {
        var reading = Reports.Read(
            $"二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 | {heading} |\n规章 | 1 | 2 | 3 |\n" +
            "规范性文件 | 4 | 5 | 6 |\n第二十条第（五）项\n");
        Assert.Equal("2019", reading.Format?.Id);
        Assert.Equal([1, 2, 3, 4, 5, 6], reading.Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void A_heading_with_another_column_in_place_of_the_forms_is_not_read()
    {
        var reading = Reports.Read(
            "二、主动公开政府信息情况\n第二十条第（九）项\n信息内容 | 采购项目数量 | 节约资金情况 |\n" +
            "政府集中采购 | 4 | 0 |\n三、收到和处理政府信息公开申请情况\n");
        Assert.DoesNotContain(reading.Cells, cell => cell.Value is not null);
    }

    [Fact]
    public void A_group_without_its_labels_is_read_where_every_total_bears_it_out()
    {
        var lines = string.Concat(Enumerable.Range(1, 3).Select(i => $"{i}\n0\n0\n0\n0\n1\n{i + 1}\n"));
        string Text(string numbers) =>
            $"二、主动公开政府信息情况\n本年制发件数\n三、收到和处理政府信息公开申请情况\n（四）无法提供\n{numbers}（五）不予处理\n";
        Assert.Equal(3, Reports.Read(Text(lines)).Figures!["t3_applications.unable_needs_creation.total"]);
        Assert.Empty(Reports.Read(Text(lines.Replace("4\n", "5\n", StringComparison.Ordinal))).Cells);
    }

    [Fact, Trait("shows", "reading")]
    public void A_report_on_both_forms_is_named_a_hybrid()
    {
        string Text(string last) =>
            "二、主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n" +
            $"行政规范性文件 | 4 | 5 | 6 |\n信息内容 | {last} |\n三、收到和处理政府信息公开申请情况\n";
        var hybrid = Reports.Read(Text("上一年项目数量"));
        Assert.True(hybrid.IsHybrid);
        Assert.False(Reports.Read(Text("本年处理决定数量")).IsHybrid);
    }
}
