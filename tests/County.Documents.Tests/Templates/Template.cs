namespace County.Documents.Tests.Templates;

/// <summary>Templates of one unit, and what comes of sending them back.</summary>
internal static class Template
{
    public const string Granted = "t3_applications.granted.natural_person";

    public static readonly Narrative Text = new(
        "总体情况。\n\n（一）主动公开 <b>12</b> 件 & 其他；“_x000D_”。", "=存在的问题", "没有收取信息处理费。");

    public static TemplateOwner Owner(string format) => new(
        430781, "津市市", 10, "药山镇", format == "2019" ? 2019 : 2026, Catalogue.Of(format));

    public static byte[] Write(Figures figures, Narrative? text = null, Figures? lastYear = null) =>
        TemplateWriter.Write(Owner(figures.Format.Id), figures, text ?? Text, lastYear);

    public static Figures Blank(string format) => Figures.Blank(Catalogue.Of(format));

    /// <summary>Figures of which some are still blank.</summary>
    public static Figures Half(string format, int seed)
    {
        var random = new Random(seed);
        var full = RandomReport.Figures(Catalogue.Of(format), seed);
        return Blank(format).With(full.All.Where(one => !one.Key.IsComputed)
            .Select(one => KeyValuePair.Create(one.Key, random.Next(4) == 0 ? null : one.Value))).WithTotals();
    }

    public static TemplateReading Read(byte[] file, string format) =>
        Assert.IsType<TemplateResult.Read>(TemplateReader.Read(file, Owner(format))).Reading;

    public static string Refusal(byte[] file, TemplateOwner expected) =>
        Assert.IsType<TemplateResult.Refused>(TemplateReader.Read(file, expected)).Reason;

    public static TemplateFigure Of(this TemplateReading reading, string address) =>
        reading.Cells.Single(cell => cell.Cell.Address == address);

    /// <summary>The figures that were read, with their totals.</summary>
    public static Figures Filled(TemplateReading reading, Format format) => Figures.Blank(format)
        .With(reading.Cells.Select(cell => KeyValuePair.Create(cell.Cell, cell.Figure))).WithTotals();

    /// <summary>Sends a template back after somebody has worked on it.</summary>
    public static byte[] Worked(byte[] file, Action<Workbook> work)
    {
        using var book = new Workbook(file);
        work(book);
        return book.Save();
    }
}
