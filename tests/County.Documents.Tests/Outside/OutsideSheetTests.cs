using DocumentFormat.OpenXml.Spreadsheet;
using Cell = County.Reporting.Cell;
using Workbook = County.Documents.Tests.Templates.Workbook;

namespace County.Documents.Tests.Outside;

/// <summary>A sheet of figures from outside, from its download to what is read of it.</summary>
[Trait("shows", "office")]
public class OutsideSheetTests
{
    private static readonly OutsideUnit Bai = new(7, "430781103000", "白衣镇");
    private static readonly OutsideUnit Yao = new(8, "430781105000", "药山镇");

    private static readonly OutsideTemplate Justice = Of(OutsideSource.Justice);

    // Column C is the first of the figures; the units stand in rows 4 and 5.
    private static readonly Cell First = Justice.Cells[0];

    [Fact]
    public void A_blank_says_nothing_a_zero_does_and_what_is_taken_on_already_is_there()
    {
        var file = Filled(Justice, sheet => Workbook.TypeNumber(Workbook.Cell(sheet, "D5"), "0"), told: 3);

        var read = Assert.IsType<OutsideResult.Read>(OutsideReader.Read(file, Justice));

        Assert.Empty(read.Problems);
        Assert.Equal(
            [new OutsideRead(Bai, First, 3), new OutsideRead(Yao, Justice.Cells[1], 0)], read.Figures);
    }

    [Theory]
    [InlineData("C4", "-1", "第4行", "白衣镇", "不能是负数")]
    [InlineData("C4", "1.5", "第4行", "白衣镇", "请填整数")]
    [InlineData("C5", "很多", "第5行", "药山镇", "请填整数")]
    [InlineData("C5", "9999999999999999", "第5行", "药山镇", "请填整数")]
    [InlineData("A5", "430781999000", "第5行", "430781999000药山镇", "不是本年度的应报单位")]
    [InlineData("B5", "药镇", "第5行", "药山镇", "写的单位却是")]
    [InlineData("A5", "430781103000", "第5行", "白衣镇", "写的单位却是")]
    public void What_is_wrong_is_said_of_its_row_in_words(
        string place, string words, string row, string unit, string problem)
    {
        var file = Filled(Justice, sheet => Workbook.Type(Workbook.Cell(sheet, place), words), told: 3);

        var read = Assert.IsType<OutsideResult.Read>(OutsideReader.Read(file, Justice));

        var told = Assert.Single(read.Problems);
        Assert.Equal(row, $"第{told.Row}行");
        Assert.Contains(unit, told.Message.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(problem, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_stands_there_twice_is_told_with_both_rows()
    {
        var file = Filled(Justice, sheet =>
        {
            Workbook.Type(Workbook.Cell(sheet, "A5"), Bai.Code);
            Workbook.Type(Workbook.Cell(sheet, "B5"), Bai.Name);
        });

        var read = Assert.IsType<OutsideResult.Read>(OutsideReader.Read(file, Justice));

        Assert.Equal(new OutsideProblem(5, "白衣镇在第4行已经有了。"), Assert.Single(read.Problems));
    }

    [Theory]
    [InlineData("A1", "津市市2024年度部门对账数：司法局", "2024年度")]
    [InlineData("A1", "澧县2025年度部门对账数：司法局", "这是澧县的")]
    [InlineData("A1", "统计表", "不是从本系统下载的部门对账表")]
    [InlineData("A2", "2019年格式", "不是2021年格式")]
    [InlineData("C3", "制发了多少", "不认识的列“制发了多少”")]
    [InlineData("C3", "", "缺少")]
    public void Another_sheet_is_refused_in_one_line(string place, string words, string reason) => Assert.Contains(
        reason,
        Refused(Filled(Justice, sheet => Workbook.Type(Workbook.Cell(sheet, place), words)), Justice),
        StringComparison.Ordinal);

    [Fact]
    public void Another_sources_sheet_a_column_twice_and_no_workbook_at_all_are_refused()
    {
        Assert.Contains(
            "这是财政局的部门对账表，请用司法局的", Refused(Of(OutsideSource.Finance).Write((_, _) => null), Justice),
            StringComparison.Ordinal);
        var twice = Filled(Justice, sheet => Workbook.Type(
            Workbook.Cell(sheet, "D3"), Workbook.Words(Workbook.Cell(sheet, "C3"))));
        Assert.Contains("不止一次", Refused(twice, Justice), StringComparison.Ordinal);
        Assert.Contains("不是Excel工作簿", Refused("司法局"u8.ToArray(), Justice), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_source_of_every_form_reads_what_was_written() => Assert.All(
        from form in Catalogue.All from source in OutsideSources.All select Of(source, form), template =>
        {
            var number = 0;
            var read = Assert.IsType<OutsideResult.Read>(
                OutsideReader.Read(template.Write((_, _) => ++number), template));
            Assert.Empty(read.Problems);
            Assert.Equal(Enumerable.Range(1, number).Select(one => (long)one), read.Figures.Select(one => one.Figure));
        });

    private static OutsideTemplate Of(OutsideSource source, Reporting.Format? form = null) =>
        new("津市市", 2025, source, form ?? Catalogue.Of("2021"), [Bai, Yao]);

    private static string Refused(byte[] file, OutsideTemplate template) =>
        Assert.IsType<OutsideResult.Refused>(OutsideReader.Read(file, template)).Reason;

    /// <summary>As it comes back; where told, the first unit's first figure was there.</summary>
    private static byte[] Filled(OutsideTemplate template, Action<Worksheet> act, long? told = null)
    {
        using var book = new Workbook(template.Write((unit, cell) => unit == 7 && cell == First ? told : null));
        act(book.Of(book.All.Single()));
        return book.Save();
    }
}
