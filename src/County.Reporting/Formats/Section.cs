using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>One of the six parts of a report.</summary>
/// <param name="Id">Id in the format file, such as <c>s1_overall</c>.</param>
/// <param name="Ordinal">Chinese numeral printed before the title: 一 to 六.</param>
/// <param name="Title">Official title without the numeral.</param>
/// <param name="English">English title.</param>
/// <param name="IsText">True for parts one, five and six; false where the part is made of tables.</param>
/// <param name="Guidance">Hint printed in the official form, or null.</param>
/// <param name="Topics">Contents the notice asks the text to have, in order; empty where none are named.</param>
public sealed record Section(
    string Id, string Ordinal, string Title, string English, bool IsText, string? Guidance,
    ImmutableArray<string> Topics)
{
    /// <summary>Title as printed: 一、总体情况.</summary>
    public string FullTitle => $"{Ordinal}、{Title}";
}
