using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// Says of each cell of a form what of another form compares with it, or why nothing does, so that figures of two years
/// are never set side by side only because their places bear the same name. Between the forms of 2019 and 2021 it is
/// data, read from Formats/2019-2021.json; it rests on 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
/// </summary>
public sealed class Bridge
{
    private static readonly ImmutableArray<Bridge> All = BridgeFile.Load();

    private readonly ImmutableArray<Counterpart> counterparts;

    internal Bridge(Format form, Format other, ImmutableArray<Counterpart> counterparts) =>
        (Form, Other, this.counterparts) = (form, other, counterparts);

    /// <summary>The form whose cells are asked about.</summary>
    public Format Form { get; }

    /// <summary>The form that holds what compares with them.</summary>
    public Format Other { get; }

    /// <summary>The bridge from a form to another, or to itself.</summary>
    public static Bridge Between(Format form, Format other)
    {
        // Asked for with every cell: no closure.
        foreach (var bridge in All)
        {
            if (bridge.Form == form && bridge.Other == other) return bridge;
        }

        throw new ArgumentException($"There is no bridge from form {form.Id} to {other.Id}");
    }

    /// <summary>
    /// Adds reports up on one form, such as those of units that became one. A blank adds nothing, and what all left
    /// blank stays so; where a report stands on another form that has nothing to compare, the sum is blank as well, for
    /// part of it is not known.
    /// </summary>
    /// <exception cref="OverflowException">A sum passes 64 bits.</exception>
    public static Figures Sum(Format form, IEnumerable<Figures> reports)
    {
        var parts = reports.Select(report => (Report: report, Bridge: Between(form, report.Format))).ToList();
        return Figures.Blank(form).With(
            from cell in form.Cells
            where parts.All(part => part.Bridge.Of(cell) is Counterpart.Comparable)
            select KeyValuePair.Create(cell, parts.Aggregate((long?)null, (sum, part) =>
                part.Bridge.Read(part.Report, cell) is { } figure ? checked((sum ?? 0) + figure) : sum)));
    }

    /// <summary>What of the other form compares with a cell.</summary>
    public Counterpart Of(Cell cell) => counterparts[cell.Index];

    /// <summary>
    /// What figures on the other form say of a cell: their sum; null where one is blank or nothing compares.
    /// </summary>
    public long? Read(Figures figures, Cell cell) =>
        Of(cell) is Counterpart.Comparable { Cells: var cells } ? figures.Sum(cells) : null;
}
