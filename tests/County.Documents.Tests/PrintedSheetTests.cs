namespace County.Documents.Tests;

/// <summary>Labels broken over lines, their numbers beside any of them.</summary>
public sealed class PrintedSheetTests
{
    [Theory, InlineData("2019"), InlineData("2021"), Trait("shows", "reading")]
    public void A_printed_table_is_read_however_its_labels_are_broken(string format)
    {
        var (read, all, missing) = (0, 0, new List<string>());
        for (var seed = 0; seed < 60; seed++)
        {
            var figures = RandomReport.Figures(Catalogue.Of(format), seed);
            var text = PrintedSheet.Print(figures, seed);
            var reading = Reports.Read(text);
            Reports.AssertNoneWrong(figures, reading, text);
            read += reading.Cells.Count(cell => cell.Value is not null);
            all += figures.Format.Cells.Length;
            missing.AddRange(figures.Format.Cells
                .Except(reading.Cells.Where(cell => cell.Value is not null).Select(cell => cell.Cell))
                .Select(cell => $"{seed}:{cell.Row.Id}").Distinct());
        }

        Assert.True(read * 1000L >= all * 997L, $"{read} of {all}: {string.Join(' ', missing)}");
    }
}
