using System.Diagnostics;
using System.Text;

namespace County.Documents.Tests;

/// <summary>
/// Reports in every shape, spoilt at random from a seed: never an exception, never a number that is not printed at its
/// place, never long.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Splinters = "0|/-— \n\t（）()一二三、.其他总计规章行政许可<>td tr\u200B\uFFFD?+减";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact, Trait("shows", "reading")]
    public void Three_thousand_spoilt_reports_give_no_invented_number() => Spoil(0, 3_000);

    [Fact, Trait("shows", "reading"), Trait("slow", "true")]
    public void Fifty_thousand_spoilt_reports_give_no_invented_number() => Spoil(3_000, 50_000);

    private void Spoil(int first, int count)
    {
        var texts = Texts();
        var clock = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        var (readings, figures) = (0, 0);
        Parallel.For(first, first + count, seed =>
        {
            var random = new Random(seed);
            var spoilt = Spoilt(texts[seed % texts.Count], random);
            var begun = clock.Elapsed;
            var result = seed % 2 == 0
                ? ReportReader.ReadText(spoilt)
                : ReportReader.Read(Encoding.UTF8.GetBytes(spoilt), seed % 4 == 1 ? "a.html" : "a.txt");
            var taken = clock.Elapsed - begun;
            lock (output)
            {
                if (taken > slowest) slowest = taken;
                if (result is not ReadResult.Read { Reading: var reading }) return;
                readings++;
                figures += reading.Cells.Count(cell => cell.Value is not null);
                AssertPrinted(spoilt, reading, seed);
            }
        });
        output.WriteLine($"{count} texts, {readings} read, {figures} figures, slowest {slowest}");
        Assert.True(slowest < Longest);
        Assert.True(readings > count / 3 && figures > readings);
    }

    // A figure is the text of its cell, and that text stands in the source on the line that the cell names.
    private static void AssertPrinted(string text, Reading reading, int seed)
    {
        var digits = Digits(text);
        foreach (var cell in reading.Cells.Where(cell => cell.Value is not null))
        {
            var printed = Digits(cell.Text);
            Assert.True(printed.Length > 0, $"{seed}: {cell}");
            Assert.True(digits.Contains(printed, StringComparison.Ordinal), $"{seed}: {cell}");
            if (cell.Cell.Column.Kind == FigureKind.Amount) continue;
            var figure = Math.Abs(cell.Value!.Value).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(printed.Contains(figure, StringComparison.Ordinal), $"{seed}: {cell}");
        }
    }

    private static string Digits(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));

    private static List<string> Texts()
    {
        var shapes = Shape.WithBorders + Shape.WithoutBorders;
        var texts = Catalogue.All.SelectMany(form => shapes.Select((shape, seed) =>
            Shape.Print(PrintedReport.Of(RandomReport.Usual(form, seed)), shape))).ToList();
        texts.AddRange(Catalogue.All.Select(form => PrintedSheet.Print(RandomReport.Usual(form, 5), 5)));
        texts.AddRange(Catalogue.All.Select(
            form => PageTests.Page(PrintedReport.Of(RandomReport.Usual(form, 6)), "td")));
        texts.AddRange(Variation.All.Select(
            (variation, seed) => Varied(variation, seed, shapes[seed % shapes.Length])));
        return SampleFolder.Path is { } folder
            ? [.. texts, .. Directory.GetFiles(folder, "???.txt").Order().Select(File.ReadAllText)]
            : texts;
    }

    private static string Varied(Variation variation, int seed, char shape)
    {
        var (random, figures) = (new Random(seed), DistinctReport.Figures(Catalogue.All[seed % 2], seed));
        var lines = variation.Lines(PrintedReport.Of(figures).Lines, random).ToList();
        var text = Shape.Print(new PrintedReport(lines), shape);
        return variation.Text?.Invoke(text, random) ?? text;
    }

    private static string Spoilt(string text, Random random)
    {
        var spoilt = new StringBuilder(text);
        for (var i = random.Next(1, 12); i > 0 && spoilt.Length > 0; i--)
        {
            var at = random.Next(spoilt.Length);
            var length = Math.Min(random.Next(1, 60), spoilt.Length - at);
            var piece = spoilt.ToString(at, length);
            switch (random.Next(6))
            {
                case 0:
                    spoilt.Remove(at, length);
                    break;
                case 1:
                    spoilt.Insert(random.Next(spoilt.Length), piece);
                    break;
                case 2:
                    spoilt[at] = Splinters[random.Next(Splinters.Length)];
                    break;
                case 3:
                    spoilt.Insert(at, Splinters[random.Next(Splinters.Length)].ToString(), random.Next(1, 40));
                    break;
                case 4:
                    spoilt.Replace(piece, new string([.. piece.Reverse()]), at, length);
                    break;
                default:
                    if (random.Next(4) == 0) spoilt.Length = at + 1;
                    break;
            }
        }

        return spoilt.ToString();
    }
}
