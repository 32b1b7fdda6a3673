using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Comparison;

/// <summary>Makes figures, gaps and outliers of what was read.</summary>
internal sealed class Compared(Material material, Format form, Indicator indicator)
{
    public const string Unreported = "未报";
    public const string Exempt = "免报";
    public const string Blank = "空白";
    public const string Apart = "不可比";
    public const string Absent = "未列入";

    private readonly Descent descent = new(material);

    /// <summary>The whole county's outliers are looked for, and those of the listed units shown.</summary>
    public ComparisonModel Fill(ComparisonModel model)
    {
        var all = Rows().ToList();
        var listed = all.Where(row => model.Question.Kind is not { } kind || row.Kind == kind).ToList();
        var shown = listed.Select(row => row.UnitId).ToHashSet();
        return model with
        {
            Indicator = indicator,
            Years = material.Years,
            Kinds = [.. all.Select(row => row.Kind).Distinct().Order()],
            Rows = listed,
            Totals = [.. material.Years.Select(year => TotalOf(listed, year))],
            Compositions = model.Question.Shown == ComparisonQuestion.Share ? [.. Compositions(listed)] : [],
            Outliers = [.. Outliers.Find(indicator, model.Year, [.. all.Select(Series)])
                .Where(outlier => shown.Contains(outlier.Unit))],
            NotComparable = [.. listed.SelectMany(row => row.Years).Where(entry => entry.Gap == Apart)
                .Select(entry => entry.Why!).Distinct()],
        };
    }

    /// <summary>
    /// The units of the newest round. One that was merged into another and reports no more is counted there.
    /// </summary>
    private IEnumerable<Row> Rows()
    {
        var members = material.Members.Values.Where(one => one.Year == material.Years[^1]).ToList();
        var descents = members.ToDictionary(one => one.UnitId, one => descent.Of(one.UnitId));
        var merged = descents.SelectMany(one => one.Value.Values.SelectMany(ancestors => ancestors.Units)
            .Where(unit => unit != one.Key)).ToHashSet();
        return members.Where(one => one.Reports || !merged.Contains(one.UnitId))
            .OrderBy(one => one.Code, StringComparer.Ordinal).Select(one => new Row(
                one.UnitId, one.Name, one.Kind, one.OutsideSum, one.IsSample,
                [.. material.Years.Select(year => EntryOf(year, one.Name, descents[one.UnitId][year]))]));
    }

    private Entry EntryOf(int year, string name, Ancestors ancestors)
    {
        Entry Gap(string word, string? why = null) => new(year, null, null, [], word, why);

        if (ancestors.Apart is not null) return Gap(Apart, $"{name}：{ancestors.Apart}");
        if (ancestors.Units.Count == 0) return Gap(Absent);
        var members = ancestors.Units.Select(unit => material.Members[(unit, year)]).ToList();
        var reporting = members.Where(one => one.Reports).ToList();
        if (reporting.Count == 0) return Gap(Exempt, members[0].Exemption);
        var missing = reporting.Where(one => Of(one) is null).Select(one => one.Name).ToList();
        if (missing.Count > 0)
        {
            return Gap(Unreported, reporting.Count > 1 ? $"{string.Join("、", missing)}没有报送" : null);
        }

        var given = reporting.Select(one => (Member: one, Given: Of(one)!)).ToList();
        if (given.Select(one => WhyNot(one.Given.Figures)).FirstOrDefault(why => why is not null) is { } reason)
        {
            return Gap(Apart, reason);
        }

        if (given.Exists(one => Read(one.Given.Figures, indicator.Cell) is null)) return Gap(Blank);
        var parts = given.Select(one => PartOf(one.Member, one.Given)).ToList();
        return new Entry(
            year, parts.Sum(part => part.Figure), Sum(given.Select(one => one.Given), indicator.Whole), parts);
    }

    private Part PartOf(Member member, Given given)
    {
        var there = (Counterpart.Comparable)Bridge.Between(form, given.Figures.Format).Of(indicator.Cell);
        return new Part(
            member.UnitId, member.Name, member.Year, given.Version, there.Cells[0].Address,
            given.Version == member.AcceptedVersion, Read(given.Figures, indicator.Cell)!.Value);
    }

    private IEnumerable<Composition> Compositions(IReadOnlyList<Row> listed) => material.Years.Select(year =>
    {
        var given = Counted(listed, year).Where(entry => entry.Whole is not null).SelectMany(entry => entry.Parts)
            .Select(part => material.Given[(part.UnitId, part.Year)]).ToList();
        return new Composition(year,
        [
            .. indicator.Parts.GroupBy(indicator.GroupOf).Select(group => (
                group.Key, group.Sum(cell => given.Sum(one => Read(one.Figures, cell) ?? 0)))),
        ]);
    }).Where(one => one.Sum > 0);

    private static Total TotalOf(IReadOnlyList<Row> listed, int year)
    {
        var entries = listed.Where(row => row.OutsideSum is null).Select(row => row.Of(year)!).ToList();
        var known = Counted(listed, year).ToList();
        var based = known.Where(entry => entry.Whole is not null).ToList();
        return new Total(
            year, known.Count == 0 ? null : known.Sum(entry => entry.Figure!.Value),
            based.Count == known.Count && known.Count > 0 ? based.Sum(entry => entry.Whole!.Value) : null, known.Count,
            entries.Count(entry => entry.Gap is not (Exempt or Absent)));
    }

    private static IEnumerable<Entry> Counted(IEnumerable<Row> listed, int year) => listed
        .Where(row => row.OutsideSum is null).Select(row => row.Of(year)!).Where(entry => entry.Figure is not null);

    private static UnitSeries Series(Row row) => new(
        row.UnitId, row.Name, row.Kind.OfficialName(),
        [.. row.Years.Select(entry => new Observed(entry.Year, entry.Figure, entry.Whole))]);

    private Given? Of(Member member) => material.Given.GetValueOrDefault((member.UnitId, member.Year));

    private string? WhyNot(Figures figures) =>
        (Bridge.Between(form, figures.Format).Of(indicator.Cell) as Counterpart.None)?.Reason;

    private long? Read(Figures figures, Cell cell) => Bridge.Between(form, figures.Format).Read(figures, cell);

    /// <summary>A sum over reports; null where one of them does not say it.</summary>
    private long? Sum(IEnumerable<Given> given, Cell? cell) => cell is null
        ? null
        : given.Aggregate((long?)0, (sum, one) => sum + Read(one.Figures, cell));
}
