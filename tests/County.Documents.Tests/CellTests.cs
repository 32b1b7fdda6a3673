using System.Globalization;

namespace County.Documents.Tests;

public sealed class CellTests
{
    private const string Items = "t2_art20_5.licences.";

    [Theory]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData("1,024", 1024)]
    [InlineData("1，024", 1024)]
    [InlineData("3件", 3)]
    [InlineData("? 7", 7)]
    [InlineData("                       5", 5)]
    [InlineData("\u00A06\u00A0", 6)]
    public void A_count_is_read_as_printed(string text, int expected)
    {
        var cell = Licences(text, "0", "0", "items_last_year");
        Assert.Equal(expected, cell.Value);
        Assert.False(cell.IsUnresolved);
    }

    [Theory]
    [InlineData("63余")]
    [InlineData("2.5")]
    [InlineData("-2")]
    [InlineData("35-15")]
    [InlineData("1,02")]
    [InlineData("1.2万")]
    [InlineData("007")]
    [InlineData("99999999999999999999")]
    public void What_is_no_count_stays_unresolved_without_readings(string text)
    {
        var cell = Licences(text, "0", "0", "items_last_year");
        Assert.True(cell is { IsUnresolved: true, IsIllegible: true, Value: null, Readings.IsEmpty: true });
        Assert.Equal(text, cell.Text);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("-")]
    [InlineData("—")]
    [InlineData("——")]
    [InlineData("无")]
    public void A_sign_for_nothing_is_blank_and_keeps_its_column(string sign)
    {
        Assert.Null(Licences("5", sign, "7", "items_change").Value);
        Assert.False(Licences("5", sign, "7", "items_change").IsUnresolved);
        Assert.Equal(5, Licences("5", sign, "7", "items_last_year").Value);
        Assert.Equal(7, Licences("5", sign, "7", "decisions").Value);
    }

    [Theory]
    [InlineData("+1", 1)]
    [InlineData("-2", -2)]
    [InlineData("－2", -2)]
    [InlineData("减4", -4)]
    [InlineData("增3", 3)]
    [InlineData("0", 0)]
    public void A_change_may_have_a_sign(string text, int expected) =>
        Assert.Equal(expected, Licences("9", text, "7", "items_change").Value);

    [Theory]
    [InlineData("414.52万元", 414_520_000)]
    [InlineData("414.52 万元", 414_520_000)]
    [InlineData("79000.1元", 7_900_010)]
    [InlineData("184719元", 18_471_900)]
    [InlineData("1,024元", 102_400)]
    [InlineData("0", 0)]
    public void An_amount_is_kept_in_fen_with_its_printed_text(string text, long fen)
    {
        var cell = Procurement(text);
        Assert.Equal(fen, cell.Value);
        Assert.Equal(text, cell.Text);
        Assert.Equal(text.EndsWith('元'), cell.HasUnit);
    }

    [Fact]
    public void An_amount_without_a_unit_has_two_readings()
    {
        var cell = Procurement("52.15");
        Assert.True(cell is { IsUnresolved: true, Value: null, IsIllegible: false });
        Assert.Equal([5_215, 52_150_000], cell.Readings);
    }

    [Theory]
    [InlineData("采购总金额（万元）", 52_150_000)]
    [InlineData("采购总金额(单位：元)", 5_215)]
    public void A_unit_printed_in_the_heading_settles_an_amount(string heading, long fen) =>
        Assert.Equal(fen, Procurement("52.15", heading).Value);

    [Theory]
    [InlineData("0.001元")]
    [InlineData("1.2345678万元")]
    public void More_decimals_than_fen_can_hold_stay_unresolved(string text) =>
        Assert.True(Procurement(text) is { IsUnresolved: true, Value: null });

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7730.28", 7_730_280_000)]
    [InlineData("24252.311082", 24_252_311_082)]
    [InlineData("300元", 30_000)]
    public void Fees_are_in_ten_thousands_unless_a_unit_is_printed(string text, long fen)
    {
        var reading = Reports.Read(
            $"二、主动公开政府信息情况\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n{text}\n三、收到和处理政府信息公开申请情况\n");
        Assert.Equal(fen, reading.Figures!["t2_art20_8.fees.fee_amount"]);
    }

    [Fact]
    public void Two_numbers_in_a_row_of_seven_give_at_most_the_total()
    {
        var reading = Reports.Read(
            "二、主动公开政府信息情况\n本年制发件数\n三、收到和处理政府信息公开申请情况\n自然人 | 总计 |\n" +
            "一、本年新收政府信息公开申请数量 |\n3 |\n3 |\n||||\n二、上年结转政府信息公开申请数量 |\n0 |\n||\n三、本年度办理结果 |\n");
        Assert.Equal(3, reading.Figures!["t3_applications.new_received.total"]);
        Assert.Null(reading.Figures["t3_applications.new_received.natural_person"]);
        Assert.Null(reading.Figures["t3_applications.carried_in.total"]);
    }

    [Fact]
    public void Foreign_words_between_a_label_and_its_number_leave_it_unresolved()
    {
        var cell = Reports.Read(
            "二、主动公开政府信息情况\n本年处理决定数量\n行政许可\n其中网上办理\n5\n第二十条第(六)项\n").Cells.Single();
        Assert.True(cell is { Value: null, IsUnresolved: true });
    }

    [Fact]
    public void Numbers_above_their_labels_are_not_taken_for_the_labels_before_them()
    {
        var reading = Reports.Read(
            "二、主动公开政府信息情况\n第二十条第(六)项\n本年处理决定数量\n5\n行政处罚\n2\n行政强制\n第二十条第(八)项\n");
        Assert.DoesNotContain(reading.Cells, cell => cell.Value is not null);
    }

    [Fact]
    public void Columns_out_of_the_forms_order_are_not_read()
    {
        var reading = Reports.Read(
            "二、主动公开政府信息情况\n|信息内容|本年废止件数|本年制发件数|现行有效件数|\n|规章|1|2|3|\n|行政规范性文件|4|5|6|\n第二十条第(五)项\n");
        Assert.DoesNotContain(reading.Cells, cell => cell.Value is not null);
        Assert.Equal(6, reading.Cells.Length);
    }

    [Theory, InlineData(" | "), InlineData("\n")]
    public void More_numbers_than_columns_are_not_divided(string border)
    {
        var reading = Reports.Read(
            "二、主动公开政府信息情况\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n" +
            $"规章{border}{string.Join(border, 9, 1, 2, 3)}{border}\n行政规范性文件\n第二十条第（五）项\n");
        var rules = reading.Cells.Where(cell => cell.Cell.Row.Id == "rules").ToArray();
        Assert.Equal(3, rules.Length);
        Assert.All(rules, cell => Assert.True(cell is { Value: null, IsUnresolved: true, IsIllegible: false }));
    }

    [Theory, Trait("shows", "reading")]
    [InlineData("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "规章 | 4 | | 6 |", "4  6")]
    [InlineData("| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "| 规章 | | 5 | 6 |", " 5 6")]
    [InlineData("信息内容 | | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "规章 | | 4 | 5 | |", "  ")]
    [InlineData("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "规章 | 4 | 6 | ||||", "  ")]
    public void A_blank_cell_between_bars_keeps_its_column_where_the_heading_proves_it(
        string heading, string row, string expected)
    {
        var cells = Reports.Read(
            $"二、主动公开政府信息情况\n第二十条第（一）项\n{heading}\n{row}\n行政规范性文件 | 1 | 2 | 3 |\n第二十条第（五）项\n").Cells;
        Assert.Equal(
            expected, string.Join(' ', cells.Where(cell => cell.Cell.Row.Id == "rules").Select(cell => cell.Value)));
    }

    [Fact]
    public void A_row_printed_twice_with_two_figures_is_unresolved()
    {
        var cell = Reports.Read(
            "二、主动公开政府信息情况\n本年处理决定数量\n行政许可\n5\n信息内容\n本年处理决定数量\n行政许可\n6\n第二十条第(六)项\n").Cells.Single();
        Assert.True(cell is { Value: null, IsUnresolved: true });
        Assert.Equal([5, 6], cell.Readings);
    }

    [Fact]
    public void A_cell_knows_its_line()
    {
        Assert.Equal(5, Licences("1", "2", "3", "decisions").Line);
    }

    private static CellReading Licences(string first, string second, string third, string column) => Reports.Read(
        "二、主动公开政府信息情况\n第二十条第（五）项\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n\n" +
        $"| 行政许可 | {first} | {second} | {third} |\n| 其他对外管理服务事项 | 0 | 0 | 0 |\n第二十条第（六）项\n")
        .Cells.Single(cell => cell.Cell.Address == Items + column);

    private static CellReading Procurement(string amount, string heading = "采购总金额") => Reports.Read(string.Create(
        CultureInfo.InvariantCulture,
        $"二、主动公开政府信息情况\n第二十条第（九）项\n信息内容\n采购项目数量\n{heading}\n政府集中采购\n5\n{amount}\n三、收到和处理政府信息公开申请情况\n"))
        .Cells.Single(cell => cell.Cell.Column.Id == "procurement_amount");
}
