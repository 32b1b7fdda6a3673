using System.Collections.Immutable;
using System.Globalization;
using County.Reporting;

namespace County.Documents;

/// <summary>
/// What a template says of itself on a sheet that nobody sees: whose it is, how it was built, and what stood in it when
/// it was made, so that what was changed in the file is told from what was changed elsewhere since.
/// </summary>
/// <param name="CountyId">Number of the county.</param>
/// <param name="UnitId">Number of the unit.</param>
/// <param name="Unit">Name of the unit, as the file says it.</param>
/// <param name="Year">Report year.</param>
/// <param name="Format">Id of the form.</param>
/// <param name="Structure">Hash of the plan it was written by.</param>
/// <param name="ContentHash">Hash of the report that it was filled with.</param>
/// <param name="Figures">The figures it was filled with, by address, as text; empty for a blank.</param>
/// <param name="Texts">Hash of each text it was filled with; none where a text was too long to be put in.</param>
internal sealed record TemplateMark(
    int CountyId, int UnitId, string Unit, int Year, string Format, string Structure, string ContentHash,
    IReadOnlyDictionary<string, string> Figures, IReadOnlyDictionary<string, string> Texts)
{
    public const string SheetName = "_county";

    private const string Name = "county-template";
    private const string Schema = "1";
    private const string FigureKey = "figure.";
    private const string TextKey = "text.";
    private const int LongestName = 50;

    public static TemplateMark Of(TemplateOwner owner, TemplatePlan plan, Figures figures, Narrative narrative) => new(
        owner.CountyId, owner.UnitId, owner.Unit, owner.Year, owner.Format.Id, plan.Structure,
        Reporting.ContentHash.Of(figures, narrative),
        figures.All.Where(one => !one.Key.IsComputed).ToDictionary(one => one.Key.Address, one => Number(one.Value)),
        owner.Format.Sections.Where(section => section.IsText && TemplateText.Fits(narrative[section.Id]))
            .ToDictionary(section => section.Id, section => TemplateText.Hash(narrative[section.Id])));

    public IEnumerable<(string Key, string Value)> Lines =>
    [
        (Name, Schema), ("county", Number(CountyId)), ("unit", Number(UnitId)), ("name", Unit), ("year", Number(Year)),
        ("format", Format), ("structure", Structure), ("content", ContentHash),
        .. Texts.Select(text => (TextKey + text.Key, text.Value)),
        .. Figures.Select(figure => (FigureKey + figure.Key, figure.Value)),
    ];

    /// <summary>Whether a sheet begins as that of a mark does.</summary>
    public static bool IsMark(string? first) => first == Name;

    /// <summary>Reads it back; null where it is not one of this version.</summary>
    public static TemplateMark? Of(IEnumerable<(string Key, string Value)> lines)
    {
        var all = lines.DistinctBy(line => line.Key).ToDictionary(line => line.Key, line => line.Value);
        if (all.GetValueOrDefault(Name) != Schema) return null;
        if (Whole("county") is not { } county || Whole("unit") is not { } unit || Whole("year") is not { } year)
        {
            return null;
        }

        return new TemplateMark(
            county, unit, Said("name"), year, Said("format"), Said("structure"), Said("content"),
            Under(FigureKey), Under(TextKey));

        string Said(string key) => all.GetValueOrDefault(key, "");

        int? Whole(string key) => int.TryParse(
            Said(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        ImmutableDictionary<string, string> Under(string key) =>
            all.Where(line => line.Key.StartsWith(key, StringComparison.Ordinal))
                .ToImmutableDictionary(line => line.Key[key.Length..], line => line.Value);
    }

    /// <summary>The unit's name, as short as a name is.</summary>
    public string ShortUnit => Unit.Length == 0 ? "别的单位" : Unit.Length <= LongestName ? Unit : Unit[..LongestName];

    /// <summary>The figure a cell was filled with.</summary>
    public long? Prefilled(Cell cell) => long.TryParse(
        Figures.GetValueOrDefault(cell.Address), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
        out var figure) ? figure : null;

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
