using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A finding without what it says: that holds figures, and not everybody may see those.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Cell">The first cell it speaks of; null where it speaks of the whole report.</param>
/// <param name="IsExplained">True where the unit has given its reason for a query.</param>
public sealed record Fault(string Code, Severity Severity, Cell? Cell, bool IsExplained = false);

/// <summary>How far one part of a report is.</summary>
/// <param name="Section">The part.</param>
/// <param name="State">Empty, open, faulty or done.</param>
public sealed record SectionProgress(Section Section, SectionState State);

/// <summary>How far a part of a report is.</summary>
public enum SectionState
{
    /// <summary>Nothing stands in it.</summary>
    Empty,

    /// <summary>Something is missing: a blank cell, or the explanation of a query.</summary>
    Open,

    /// <summary>It holds an error.</summary>
    Faulty,

    /// <summary>Nothing of it keeps the report from being handed in.</summary>
    Done,
}

/// <summary>
/// How far a report is and what it lacks, in words such as 表三尚有2处不平衡；第五部分未填写. It counts places and names
/// parts of the form; what stands in a cell it never says.
/// </summary>
public sealed record Completeness
{
    private Completeness(ImmutableArray<SectionProgress> sections, ImmutableArray<Lack> lacks) =>
        (Sections, Lacks, Missing) = (sections, lacks, string.Join('；', lacks));

    /// <summary>The parts of the form, in order.</summary>
    public ImmutableArray<SectionProgress> Sections { get; }

    /// <summary>What is missing, one by one, in the form's order.</summary>
    public ImmutableArray<Lack> Lacks { get; }

    /// <summary>What is missing, in the form's order, without a full stop; empty where nothing is.</summary>
    public string Missing { get; }

    /// <summary>True where nothing at all stands in the report.</summary>
    public bool IsEmpty => Sections.All(section => section.State == SectionState.Empty);

    /// <summary>How far a report is.</summary>
    /// <param name="figures">Its figures.</param>
    /// <param name="narrative">Its text.</param>
    /// <param name="faults">What the checker found.</param>
    public static Completeness Of(Figures figures, Narrative narrative, IReadOnlyCollection<Fault> faults)
    {
        var sections = figures.Format.Sections
            .Select(section => new SectionProgress(section, State(section, figures, narrative, faults)))
            .ToImmutableArray();
        var empty = sections.Where(one => one.State == SectionState.Empty).Select(one => one.Section).ToList();
        var parts = figures.Format.Sections.Except(empty).SelectMany(section => Parts(section, figures, faults))
            .ToList();
        var whole = faults.Count(fault => fault.Severity == Severity.Error && fault.Cell is null);
        if (whole > 0) parts.Add(new Lack("整份报告尚有{1}处错误须改", [], whole));
        if (empty.Count > 0) parts.Add(new Lack("第{0}部分未填写", [.. empty], empty.Count));
        return new Completeness(sections, [.. parts]);
    }

    private static SectionState State(
        Section section, Figures figures, Narrative narrative, IReadOnlyCollection<Fault> faults)
    {
        if (IsBlank(section, figures, narrative)) return SectionState.Empty;
        var own = faults.Where(fault => fault.Cell?.Table.Section == section && fault.Code != FBlank.RuleCode).ToList();
        if (own.Exists(fault => fault.Severity == Severity.Error)) return SectionState.Faulty;
        var isOpen = own.Exists(fault => fault is { Severity: Severity.Query, IsExplained: false });
        return isOpen || Blanks(section, figures) > 0 ? SectionState.Open : SectionState.Done;
    }

    private static bool IsBlank(Section section, Figures figures, Narrative narrative) => section.IsText
        ? string.IsNullOrWhiteSpace(narrative[section.Id])
        : figures.Section(section.Id).All(figure => figure is null);

    private static int Blanks(Section section, Figures figures) =>
        section.IsText ? 0 : figures.Section(section.Id).Count(figure => figure is null);

    private static IEnumerable<Lack> Parts(Section section, Figures figures, IReadOnlyCollection<Fault> faults)
    {
        var blank = Blanks(section, figures);
        if (blank > 0) yield return new Lack("表{0}有{1}格空白", [section], blank);
        // Blanks were counted cell by cell.
        var own = faults.Where(fault => fault.Cell?.Table.Section == section && fault.Code != FBlank.RuleCode)
            .ToLookup(fault => fault.Severity);
        var unbalanced = own[Severity.Error].Count(fault => IsBalance(fault, figures.Format));
        var wrong = own[Severity.Error].Count() - unbalanced;
        var unexplained = own[Severity.Query].Count(fault => !fault.IsExplained);
        if (unbalanced > 0) yield return new Lack("表{0}尚有{1}处不平衡", [section], unbalanced);
        if (wrong > 0) yield return new Lack("表{0}尚有{1}处错误须改", [section], wrong);
        if (unexplained > 0) yield return new Lack("表{0}尚有{1}处疑问须说明", [section], unexplained);
    }

    private static bool IsBalance(Fault fault, Format format) => format.Rules.OfType<SumRule>()
        .Any(rule => rule.Code == fault.Code && rule is { Relation: Relation.Equal, IsCarried: false });
}
