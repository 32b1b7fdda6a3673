using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>
/// A supplementary indicator (补充指标): one that the county itself collects with the report. It is no part of the
/// report, of its hash or of its form.
/// </summary>
/// <param name="Id">Its name for the program, which never changes once somebody has answered, such as open_boards.
/// </param>
/// <param name="Name">Its name on the page, such as 网络舆情办结数.</param>
/// <param name="Measure">Unit of measure: 件 or 个 of counts, 元 or 万元 of amounts, empty for words.</param>
/// <param name="Kind">What is asked for.</param>
public sealed partial record CountyIndicator(string Id, string Name, string Measure, IndicatorKind Kind)
{
    /// <summary>Characters of a text where the county says nothing else.</summary>
    public const long LongestText = 500;

    private const string Prefix = "s.";

    /// <summary>
    /// The least allowed: a count, an amount in 分, or either number of a ratio; null where nothing is too little.
    /// </summary>
    public long? Least { get; init; }

    /// <summary>The most allowed, in the same unit; of words, how many characters.</summary>
    public long? Most { get; init; }

    /// <summary>True for a ratio whose numerator may not exceed its denominator.</summary>
    public bool IsProper { get; init; }

    /// <summary>What a ratio's numerator is called, such as 按期答复件数; empty for every other kind.</summary>
    public string Numerator { get; init; } = "";

    /// <summary>What a ratio's denominator is called, such as 承办件数; empty for every other kind.</summary>
    public string Denominator { get; init; } = "";

    /// <summary>How it is to be filled, in a sentence; empty where nothing needs saying.</summary>
    public string Help { get; init; } = "";

    /// <summary>A column of the official form whose figures are read and printed as this one's are.</summary>
    public Column Column => new(
        Id, Name, Name, [], false, Kind == IndicatorKind.Amount ? FigureKind.Amount : FigureKind.Count, Measure, true);

    /// <summary>What is typed: one field, of a ratio two.</summary>
    public ImmutableArray<IndicatorField> Fields => Kind == IndicatorKind.Ratio
        ? [new(this, IsWhole: false, $"{Prefix}{Id}.n"), new(this, IsWhole: true, $"{Prefix}{Id}.d")]
        : [new(this, IsWhole: false, $"{Prefix}{Id}")];

    /// <summary>What is allowed, in words such as 0至30件 or 不超过500字; empty where everything is.</summary>
    public string Range => Kind == IndicatorKind.Text
        ? $"不超过{Most ?? LongestText}字"
        : (Least, Most) switch
        {
            (null, null) => "",
            ({ } least, null) => $"不少于{Print(least)}{Measure}",
            (null, { } most) => $"不超过{Print(most)}{Measure}",
            ({ } least, { } most) => $"{Print(least)}至{Print(most)}{Measure}",
        };

    /// <summary>Whether a text may name an indicator: a small letter, then small letters, digits and strokes.</summary>
    public static bool IsId(string id) => Ids().IsMatch(id);

    /// <summary>Whether a field's name is that of a supplementary indicator, be it known or not.</summary>
    public static bool IsField(string field) => field.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A figure in the unit of measure, without its name; nothing for a blank.</summary>
    /// <param name="figure">A count, or an amount in 分.</param>
    public string Print(long? figure) =>
        ((decimal?)figure / Column.Scale)?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex("^[a-z][a-z0-9_]{1,31}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Ids();
}

/// <summary>One field that is typed for a supplementary indicator.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="IsWhole">True for a ratio's denominator.</param>
/// <param name="Name">Name of the field among all fields of a report, such as s.open_boards or s.on_time.d.</param>
public sealed record IndicatorField(CountyIndicator Indicator, bool IsWhole, string Name)
{
    /// <summary>What it is called, such as 网络舆情办结数, or 议案建议按期答复率的承办件数.</summary>
    public string Label => Indicator.Kind == IndicatorKind.Ratio ? $"{Indicator.Name}的{Part}" : Indicator.Name;

    /// <summary>What of a ratio it is, such as 承办件数; empty for every other kind.</summary>
    public string Part => IsWhole ? Indicator.Denominator : Indicator.Numerator;

    /// <summary>What stands in it, as a page shows it.</summary>
    public string Print(Answer answer) => Indicator.Kind == IndicatorKind.Text
        ? answer.Text
        : Indicator.Print(IsWhole ? answer.Whole : answer.Figure);

    /// <summary>An answer with another figure, or other words, in this field.</summary>
    public Answer Put(Answer answer, long? figure, string text) => Indicator.Kind == IndicatorKind.Text
        ? answer with { Text = text }
        : IsWhole ? answer with { Whole = figure } : answer with { Figure = figure };
}
