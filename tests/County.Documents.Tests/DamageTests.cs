namespace County.Documents.Tests;

/// <summary>Whatever is lost of a text, no figure may come out that was not in its cell.</summary>
public sealed class DamageTests
{
    public static TheoryData<string, char> All => [.. Pairs(Shape.WithBorders + Shape.WithoutBorders)];

    public static TheoryData<string, char> InLines => [.. Pairs("ABCDEFGHIJMN")];

    [Theory, MemberData(nameof(All)), Trait("shows", "main-job")]
    public void A_text_cut_off_anywhere_gives_no_wrong_figure(string format, char shape)
    {
        var (figures, text) = Printed(format, shape, seed: 1);
        var random = new Random(7);
        for (var end = text.IndexOf("二、", StringComparison.Ordinal); end < text.Length; end += random.Next(1, 40))
        {
            Reports.AssertNoneWrong(figures, Reports.Read(text[..end]), text[..end]);
            Reports.AssertNoneWrong(figures, Reports.Read(text[..end] + "\n"), text[..end]);
        }
    }

    [Theory, MemberData(nameof(All)), Trait("shows", "main-job")]
    public void A_text_without_a_line_gives_no_wrong_figure(string format, char shape)
    {
        var (figures, text) = Printed(format, shape, seed: 2);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i += 1 + lines.Length / 150)
        {
            var damaged = string.Join('\n', lines.Where((_, line) => line != i));
            Reports.AssertNoneWrong(figures, Reports.Read(damaged), damaged);
        }
    }

    [Theory, MemberData(nameof(All)), Trait("shows", "main-job")]
    public void A_report_without_some_labels_or_numbers_gives_no_wrong_figure(string format, char shape)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var figures = RandomReport.Figures(Catalogue.Of(format), seed);
            var damaged = Shape.Print(WithLosses(PrintedReport.Of(figures), new Random(seed)), shape);
            if (shape != Shape.WithoutBorders) Reports.AssertNoneWrong(figures, Reports.Read(damaged), damaged);
        }
    }

    [Theory, MemberData(nameof(InLines)), Trait("shows", "main-job")]
    public void A_text_without_a_run_of_lines_gives_no_wrong_figure(string format, char shape)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (figures, text) = Printed(format, shape, seed);
            var (lines, random) = (text.Split('\n').ToList(), new Random(seed));
            var first = random.Next(lines.Count);
            lines.RemoveRange(first, Math.Min(random.Next(2, 30), lines.Count - first));
            var damaged = string.Join('\n', lines);
            Reports.AssertNoneWrong(figures, Reports.Read(damaged), damaged);
        }
    }

    private static (Figures Figures, string Text) Printed(string format, char shape, int seed)
    {
        var figures = RandomReport.Figures(Catalogue.Of(format), seed);
        return (figures, Shape.Print(PrintedReport.Of(figures), shape));
    }

    private static PrintedReport WithLosses(PrintedReport report, Random random) => new(
        [.. report.Lines.Select(line => random.Next(12) switch
        {
            _ when !line.IsTable => line,
            0 => line with { Labels = [] },
            1 when line.Numbers.Count > 0 => line with { Numbers = [.. line.Numbers.Where(_ => random.Next(4) > 0)] },
            2 when line.Numbers.Count > 0 => line with { Numbers = [] },
            _ => line,
        })]);

    private static IEnumerable<TheoryDataRow<string, char>> Pairs(string shapes) =>
        Catalogue.All.SelectMany(format => shapes.Select(shape => new TheoryDataRow<string, char>(format.Id, shape)));
}
