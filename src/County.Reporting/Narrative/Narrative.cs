namespace County.Reporting;

/// <summary>The text of a report: sections one, five and six (文字部分).</summary>
/// <param name="Overall">Section one, 总体情况.</param>
/// <param name="Problems">Section five, 存在的主要问题及改进情况.</param>
/// <param name="Other">Section six, 其他需要报告的事项.</param>
public sealed record Narrative(string Overall, string Problems, string Other)
{
    private const string OverallId = "s1_overall";
    private const string ProblemsId = "s5_problems";
    private const string OtherId = "s6_other";

    /// <summary>A report without text.</summary>
    public static Narrative Empty { get; } = new("", "", "");

    /// <summary>The text of a section, by the id of the format files, which is the same in all of them.</summary>
    /// <exception cref="KeyNotFoundException">No section of text has the id.</exception>
    public string this[string section] => section switch
    {
        OverallId => Overall,
        ProblemsId => Problems,
        OtherId => Other,
        _ => throw new KeyNotFoundException($"No section of text {section}"),
    };

    /// <summary>The same report with the text of one section changed.</summary>
    /// <exception cref="KeyNotFoundException">No section of text has the id.</exception>
    public Narrative With(string section, string text) => section switch
    {
        OverallId => this with { Overall = text },
        ProblemsId => this with { Problems = text },
        OtherId => this with { Other = text },
        _ => throw new KeyNotFoundException($"No section of text {section}"),
    };
}
