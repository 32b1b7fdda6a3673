using County.Documents;
using County.Reporting;

namespace County.Benchmarks;

/// <summary>Reading, checking and adding up, each against the least that could be done with the same input.</summary>
internal static class MainJob
{
    private const int Units = 2_000;

    // The narrative, printed again and again until the text is about so many characters long.
    private const int Long = 100_000;

    public static IReadOnlyList<Ratio> Ratios()
    {
        var text = Text();
        var (shorter, longer) = (Lengthened(text, Long), Lengthened(text, 2 * Long));
        var reading = Read(text);
        // As a saved figure is checked: without the rules about text.
        var subject = reading.Subject! with { Text = null };
        var contributions = Contributions(subject.Figures);
        var bare = contributions.Select(one => one.Figures.All.Select(pair => pair.Value).ToArray()).ToArray();
        // One and a half times what was measured; of two texts, a little over the difference in length.
        return
        [
            new("reading/splitting", 120, () => Read(text), () => Split(text)),
            new("reading-twice-as-much/reading", 2.6, () => Read(longer), () => Read(shorter)),
            new("checking/reading", 0.2, () => Checker.Check(subject), () => Read(text)),
            new("roll-up/bare-addition", 30, () => RollUp.Of(reading.Format!, contributions, []), () => Add(bare)),
        ];
    }

    /// <summary>Checking figures and text of a report that was just read, against reading it.</summary>
    public static Ratio WithText()
    {
        var text = Text();
        var (subject, own) = (Read(text).Subject!, Read(text).Text);
        return new Ratio(
            "checking-text/reading", 0.7, () => Checker.Check(subject with { Text = Anew(own) }), () => Read(text));
    }

    /// <summary>A whole report as text.</summary>
    public static string Text()
    {
        using var stream = typeof(MainJob).Assembly.GetManifestResourceStream("report.txt")
            ?? throw new InvalidOperationException("The report is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // A text keeps its sentences once it was taken apart.
    private static ReportText Anew(ReportText text) => new(text.Narrative)
    {
        Unit = text.Unit,
        Preface = text.Preface,
        Titles = text.Titles,
    };

    private static string Lengthened(string text, int length)
    {
        var paragraph = Read(text).Narrative.Overall;
        var at = text.IndexOf("二、", StringComparison.Ordinal);
        var more = string.Concat(Enumerable.Repeat(paragraph + "\n", length / paragraph.Length));
        return text.Insert(at, more);
    }

    private static Reading Read(string text) => ReportReader.ReadText(text) is ReadResult.Read(var reading)
        ? reading
        : throw new InvalidOperationException("The report cannot be read");

    private static int Split(string text)
    {
        var tokens = 0;
        foreach (var line in text.Split('\n')) tokens += line.Split(' ', '|', '\t').Length;
        return tokens;
    }

    private static Contribution[] Contributions(Figures figures) =>
    [
        .. Enumerable.Range(1, Units)
            .Select(unit => new Contribution($"4307811{unit:00000}", $"第{unit}乡", 1, "", figures)),
    ];

    private static long?[] Add(long?[][] units)
    {
        var sum = new long?[units[0].Length];
        foreach (var unit in units)
        {
            for (var i = 0; i < sum.Length; i++) sum[i] = (sum[i] ?? 0) + (unit[i] ?? 0);
        }

        return sum;
    }
}
