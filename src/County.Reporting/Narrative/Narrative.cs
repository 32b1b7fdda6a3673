namespace County.Reporting;

/// <summary>The text of a report: sections one, five and six (文字部分).</summary>
/// <param name="Overall">Section one, 总体情况.</param>
/// <param name="Problems">Section five, 存在的主要问题及改进情况.</param>
/// <param name="Other">Section six, 其他需要报告的事项.</param>
public sealed record Narrative(string Overall, string Problems, string Other)
{
    /// <summary>A report without text.</summary>
    public static Narrative Empty { get; } = new("", "", "");
}
