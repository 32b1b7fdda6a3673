namespace County.Documents.Tests;

public sealed class ShapeTests
{
    public static TheoryData<string, char> Shapes => [.. Pairs(Shape.WithBorders)];

    [Theory, MemberData(nameof(Shapes)), Trait("shows", "main-job")]
    public void A_complete_report_is_read_back_exactly(string format, char shape)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var figures = RandomReport.Figures(Catalogue.Of(format), seed);
            var reading = Reports.Read(Shape.Print(PrintedReport.Of(figures), shape));
            Assert.Equal(format, reading.Format?.Id);
            Assert.DoesNotContain(reading.Cells, cell => cell.IsUnresolved);
            Assert.Equal(figures, reading.Figures);
        }
    }

    [Theory, InlineData("2019"), InlineData("2021"), Trait("shows", "reading")]
    public void Run_together_numbers_are_cut_by_their_sums_or_stay_unresolved_with_their_readings(string format)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var isUsual = seed % 2 == 0;
            var figures = isUsual
                ? RandomReport.Usual(Catalogue.Of(format), seed)
                : RandomReport.Figures(Catalogue.Of(format), seed);
            var reading = Reports.Read(Shape.Print(PrintedReport.Of(figures), Shape.WithoutBorders));
            Assert.Equal(format, reading.Format?.Id);
            Reports.AssertNoneWrong(figures, reading);
            Assert.All(
                reading.Cells.Where(cell => cell.Readings.Length > 0),
                cell => Assert.Contains(figures[cell.Cell]!.Value, cell.Readings));
            var totalled = reading.Cells.Where(cell => cell.Cell.Table.Columns.Any(c => c.IsComputed)).ToArray();
            var read = totalled.Count(cell => cell.Value is not null) * 100;
            Assert.True(read >= totalled.Length * (isUsual ? 97 : 50), $"{seed}: {read / totalled.Length} %");
        }
    }

    [Fact]
    public void A_row_that_can_be_cut_in_two_ways_names_both()
    {
        var cells = Reports.Read(
            "二、主动公开政府信息情况\n本年制发件数本年废止件数现行有效件数规章000\n" +
            "三、收到和处理政府信息公开申请情况一、本年新收政府信息公开申请数量270020130" +
            "二、上年结转政府信息公开申请数量0000000四、政府信息公开行政复议、行政诉讼情况").Cells;
        var persons = cells.Single(cell => cell.Cell.Address == "t3_applications.new_received.natural_person");
        var totals = cells.Single(cell => cell.Cell.Address == "t3_applications.new_received.total");
        Assert.Equal([2, 27], persons.Readings);
        Assert.Equal([30], totals.Readings);
        Assert.Null(totals.Value);
    }

    [Fact, Trait("shows", "reading")]
    public void The_sums_of_the_form_choose_between_two_cuts()
    {
        var zero = Figures.Zero(Catalogue.Of("2021"));
        Figures With(int others) => zero
            .With("t3_applications.granted.natural_person", 27)
            .With("t3_applications.granted.public_welfare_org", 2)
            .With("t3_applications.granted.other_org", 1)
            .With("t3_applications.partial.natural_person", others)
            .With("t3_applications.new_received.natural_person", 27 + others)
            .With("t3_applications.new_received.public_welfare_org", 2)
            .With("t3_applications.new_received.other_org", 1)
            .WithTotals();
        Reading Of(Figures figures) => Reports.Read(Shape.Print(PrintedReport.Of(figures), Shape.WithoutBorders));
        Assert.Equal(With(36), Of(With(36)).Figures);
        var open = Of(With(0)).Cells.Single(cell => cell.Cell.Address == "t3_applications.granted.natural_person");
        Assert.True(open is { Value: null, IsUnresolved: true, Doubt: Doubt.RunTogether });
        Assert.Equal([2, 27], open.Readings);
    }

    [Fact, Trait("shows", "reading")]
    public void A_row_without_a_cut_that_adds_up_is_said_to_be_such()
    {
        var cells = Reports.Read(
            "二、主动公开政府信息情况\n本年制发件数本年废止件数现行有效件数规章000\n" +
            "三、收到和处理政府信息公开申请情况一、本年新收政府信息公开申请数量1000000" +
            "二、上年结转政府信息公开申请数量0000000四、政府信息公开行政复议、行政诉讼情况").Cells;
        var row = cells.Where(cell => cell.Cell.Row.Id == "new_received").ToArray();
        Assert.Equal(7, row.Length);
        Assert.All(row, cell => Assert.True(cell is { Value: null, IsUnresolved: true, Doubt: Doubt.Sum }));
    }

    private static IEnumerable<TheoryDataRow<string, char>> Pairs(string shapes) =>
        Catalogue.All.SelectMany(format => shapes.Select(shape => new TheoryDataRow<string, char>(format.Id, shape)));
}
