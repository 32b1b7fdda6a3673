namespace County.Reporting;

/// <summary>The six sections bear the titles of the form.</summary>
public sealed record NTitles() : TextRule("N-TITLES", "各部分标题与格式不一致", "报告格式的六个标题")
{
    // Words that make no other title of one.
    private const string Loose = "的及和与、，,（）() 　“”:：";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        var sections = subject.Figures.Format.Sections;
        foreach (var (number, printed) in text.Titles)
        {
            if (number < 1 || number > sections.Length) continue;
            var section = sections[number - 1];
            if (Bare(printed) == Bare(section.Title)) continue;
            yield return new Finding(
                Code, Severity, [], null, null,
                $"第{section.Ordinal}部分的标题写作“{printed}”，格式规定的是“{section.FullTitle}”，请核对。")
            {
                Quoted = printed,
            };
        }
    }

    // The number may have been lost in print.
    private static string Bare(string title)
    {
        var mark = title.IndexOf('、', StringComparison.Ordinal);
        var words = mark is >= 0 and <= 2 ? title[(mark + 1)..] : title;
        return string.Concat(words.Where(sign => !Loose.Contains(sign, StringComparison.Ordinal)));
    }
}
