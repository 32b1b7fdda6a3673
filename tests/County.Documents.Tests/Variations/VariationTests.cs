namespace County.Documents.Tests;

/// <summary>
/// Drawn reports of both forms in every shape and with every way in which published ones depart from the form. No
/// figure is wrong or invented, and of the printed cells at least 97 in a hundred are read.
/// </summary>
[Trait("shows", "reading")]
public sealed class VariationTests(ITestOutputHelper output)
{
    private const int Seeds = 6;

    public static TheoryData<string, string> Cases =>
    [
        .. from form in Catalogue.All
           from variation in Variation.All
           select new TheoryDataRow<string, string>(form.Id, variation.Name),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void A_report_that_departs_from_the_form_is_read_without_a_wrong_figure(string form, string name)
    {
        var variation = Variation.All.Single(one => one.Name == name);
        var failures = new List<string>();
        foreach (var shape in Shape.WithBorders)
        {
            var tally = new Tally();
            for (var seed = 0; seed < Seeds; seed++) Read(Catalogue.Of(form), variation, shape, seed, tally);
            var line = $"{form} {name} {shape}: {tally}";
            output.WriteLine(line);
            if (!tally.IsWithinBar(variation.Not.Contains(shape) ? 0 : 97)) failures.Add(line);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_page_that_departs_from_the_form_is_read_without_a_wrong_figure(string form, string name)
    {
        var (variation, tally) = (Variation.All.Single(one => one.Name == name), new Tally());
        for (var seed = 0; seed < Seeds; seed++)
        {
            var figures = DistinctReport.Figures(Catalogue.Of(form), seed);
            var lines = variation.Lines(PrintedReport.Of(figures).Lines, new Random(seed)).ToList();
            var page = PageTests.Page(new PrintedReport(lines), seed % 2 == 0 ? "td" : "th");
            tally.Count(DistinctReport.Printed(figures, lines), ReportReader.ReadText(page));
        }

        output.WriteLine($"{form} {name}: {tally}");
        Assert.True(tally.IsWithinBar(97), tally.ToString());
    }

    [Theory, MemberData(nameof(Cases))]
    public void Digits_that_run_together_give_no_wrong_figure_however_the_report_departs_from_the_form(
        string form, string name)
    {
        var (variation, tally) = (Variation.All.Single(one => one.Name == name), new Tally());
        for (var seed = 0; seed < Seeds; seed++)
        {
            var (random, figures) = (new Random(seed), RandomReport.Usual(Catalogue.Of(form), seed));
            var lines = variation.Lines(PrintedReport.Of(figures).Lines, random).ToList();
            var text = Shape.Print(new PrintedReport(lines), Shape.WithoutBorders);
            tally.Count(
                DistinctReport.Printed(figures, lines),
                ReportReader.ReadText(variation.Text?.Invoke(text, random) ?? text));
        }

        output.WriteLine($"{form} {name}: {tally}");
        Assert.True(tally is { Wrong: 0, Invented: 0 }, tally.ToString());
    }

    private static void Read(Format form, Variation variation, char shape, int seed, Tally tally)
    {
        var random = new Random(seed);
        var figures = DistinctReport.Figures(form, seed);
        var lines = variation.Lines(PrintedReport.Of(figures).Lines, random).ToList();
        var text = Shape.Print(new PrintedReport(lines), shape);
        tally.Count(
            DistinctReport.Printed(figures, lines),
            ReportReader.ReadText(variation.Text?.Invoke(text, random) ?? text));
    }
}
