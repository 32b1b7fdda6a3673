namespace County.Reporting;

/// <summary>The report stands on the form of its own year: 2019 for 2019 and 2020, 2021 from 2021 on.</summary>
public sealed record FFormatYear() : ThinkingRule(
    "F-FORMAT-YEAR", Severity.Error, "所用格式不是报告年度的格式",
    "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject)
    {
        if (subject.Year is not { } year || subject.Figures.Format.IsFor(year)) yield break;
        var right = Catalogue.ForYear(year);
        yield return new Finding(
            Code, Severity, [], right is null ? null : Number(right), Number(subject.Figures.Format),
            $"{year}年度的报告用了{subject.Figures.Format.Id}年格式（{subject.Figures.Format.Document}），"
            + (right is null ? "该年度没有统一格式。" : $"应当用{right.Id}年格式（{right.Document}）。"));
    }

    private static decimal Number(Format format) => decimal.Parse(format.Id, null);
}
