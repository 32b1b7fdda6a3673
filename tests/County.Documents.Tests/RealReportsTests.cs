using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Documents.Tests;

public sealed partial class RealReportsTests(ITestOutputHelper output)
{
    [Theory, Trait("shows", "main-job")]
    [InlineData("001")]
    [InlineData("012")]
    [InlineData("014")]
    [InlineData("015")]
    [InlineData("047")]
    public void The_five_reports_are_read_to_ninety_nine_percent(string id)
    {
        SampleFolder.SkipWithout();
        var (reading, expected) = (Reading(id), SampleFolder.Expected(id)!);
        var filled = expected.Where(pair => pair.Value is not null).ToArray();
        var read = filled.Count(pair => Printed(reading, pair.Key) == pair.Value);
        Assert.True(read * 100 >= filled.Length * 99, $"{id}: {read} of {filled.Length}");
        Assert.All(expected.Where(pair => pair.Value is null), pair => Assert.Null(Printed(reading, pair.Key)));
    }

    [Fact, Trait("shows", "main-job")]
    public void No_report_is_read_with_a_wrong_figure()
    {
        SampleFolder.SkipWithout();
        output.WriteLine("id  | form | year | read | unresolved | expected, not null | of these read | wrong | unit");
        foreach (var id in SampleFolder.Ids)
        {
            if (SampleFolder.Read(id) is not ReadResult.Read { Reading: var reading }) continue;
            var expected = SampleFolder.Expected(id) ?? [];
            var filled = expected.Where(pair => pair.Value is not null).ToArray();
            var wrong = expected.Where(p => Printed(reading, p.Key) is { } figure && figure != p.Value).ToArray();
            output.WriteLine(
                $"{id} | {reading.Format,-4} | {reading.Year,4} | " +
                $"{reading.Cells.Count(c => c.Value is not null),4} | " +
                $"{reading.Cells.Count(c => c.IsUnresolved),4} | {filled.Length,4} | " +
                $"{filled.Count(p => Printed(reading, p.Key) == p.Value),4} | {wrong.Length} | {reading.Unit}");
            Assert.Empty(wrong);
        }
    }

    [Fact, Trait("shows", "reading")]
    public void Of_all_printed_cells_ninety_nine_in_a_hundred_are_read_and_none_wrong_or_invented()
    {
        SampleFolder.SkipWithout();
        var all = new Tally();
        foreach (var id in SampleFolder.Ids)
        {
            if (SampleFolder.Expected(id) is not { } expected) continue;
            var (reading, tally) = (Reading(id), new Tally());
            var truth = Figures.Blank(reading.Format!).With(expected.Select(pair => KeyValuePair.Create(
                reading.Format!.Cell(pair.Key), (long?)(pair.Value * reading.Format.Cell(pair.Key).Column.Scale))));
            tally.Count(truth, new ReadResult.Read(reading));
            all.Count(truth, new ReadResult.Read(reading));
            output.WriteLine($"{id}: {tally}");
        }

        output.WriteLine($"all: {all}");
        Assert.True(all.IsWithinBar(99), all.ToString());
    }

    [Fact, Trait("shows", "main-job")]
    public void No_figure_is_read_that_the_text_does_not_print()
    {
        SampleFolder.SkipWithout();
        foreach (var id in SampleFolder.Ids)
        {
            if (SampleFolder.Read(id) is not ReadResult.Read { Reading: var reading }) continue;
            var text = File.ReadAllText(Path.Combine(SampleFolder.Path!, id + ".txt"));
            var printed = Numbers().Matches(text).Select(match => match.Value).ToHashSet();
            Assert.All(reading.Cells.Where(cell => cell.Value is not null), cell =>
            {
                var figure = Math.Abs((decimal)cell.Value! / cell.Cell.Column.Scale);
                var inYuan = (decimal)cell.Value! / 1_000_000;
                Assert.True(
                    printed.Contains(figure.ToString(CultureInfo.InvariantCulture)) ||
                    printed.Contains(inYuan.ToString(CultureInfo.InvariantCulture)) ||
                    // A row whose cells run together has at least a digit for each of its columns.
                    (cell.Text.Length >= cell.Cell.Table.Columns.Length
                        && cell.Text.Contains(figure.ToString(CultureInfo.InvariantCulture))),
                    $"{id} {cell}");
            });
        }
    }

    private static Reading Reading(string id) => Assert.IsType<ReadResult.Read>(SampleFolder.Read(id)).Reading;

    private static decimal? Printed(Reading reading, string address) =>
        reading.Figures is { } figures && figures.Format.Find(address) is { } cell
            ? (decimal?)figures[cell] / cell.Column.Scale
            : null;

    [GeneratedRegex("[0-9]+(\\.[0-9]+)?")]
    private static partial Regex Numbers();
}
