using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// One official form of the annual report, as published by the State Council's office: its sections, tables,
/// cells and the rules that bind them. Immutable; instances come from <see cref="Catalogue"/>.
/// </summary>
public sealed class Format
{
    private readonly Dictionary<string, Cell> byAddress;

    internal Format(
        string id, string title, string document, int fromYear, int? toYear,
        ImmutableArray<Section> sections, ImmutableArray<Table> tables, ImmutableArray<Rule> rules)
    {
        (Id, Title, Document, FromYear, ToYear) = (id, title, document, fromYear, toYear);
        (Sections, Tables, Rules) = (sections, tables, rules);
        Cells = [.. tables.SelectMany(table => table.Cells)];
        Totals =
        [
            .. rules.OfType<SumRule>().Where(rule => rule.Defines).SelectMany(rule => rule.Lines)
                .OrderBy(line => line.Right.Any(part => part.IsComputed))
                .DistinctBy(line => line.Left[0]),
        ];
        Definitions = rules.OfType<SumRule>().Where(rule => rule.Defines)
            .SelectMany(rule => rule.Lines.Select(line => (Rule: rule, Line: line)))
            .ToLookup(entry => entry.Line.Left[0]);
        byAddress = Cells.ToDictionary(cell => cell.Address, StringComparer.Ordinal);
    }

    /// <summary>The year the form was issued: "2019" or "2021".</summary>
    public string Id { get; }

    /// <summary>Official title, in Chinese.</summary>
    public string Title { get; }

    /// <summary>Number of the document that issued it, such as 国办公开办函〔2021〕30号.</summary>
    public string Document { get; }

    /// <summary>First report year the form is for.</summary>
    public int FromYear { get; }

    /// <summary>Last report year the form is for; null while it is in force.</summary>
    public int? ToYear { get; }

    /// <summary>The six parts of the report, in order.</summary>
    public ImmutableArray<Section> Sections { get; }

    /// <summary>The tables of sections two, three and four, in order of print.</summary>
    public ImmutableArray<Table> Tables { get; }

    /// <summary>The rules that are arithmetic and therefore data, in the order of the file.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>The sums that give a computed cell, with their rules.</summary>
    internal ILookup<Cell, (SumRule Rule, SumLine Line)> Definitions { get; }

    /// <summary>Every figure the form asks for, in order of print; a cell's index is its place here.</summary>
    public ImmutableArray<Cell> Cells { get; }

    /// <summary>The sums that give the computed cells, one for each, in an order that can be worked out.</summary>
    public ImmutableArray<SumLine> Totals { get; }

    /// <summary>The cell at an address <c>table.row.column</c> (table four: <c>table.column</c>).</summary>
    /// <exception cref="KeyNotFoundException">The form has no such cell.</exception>
    public Cell Cell(string address) =>
        Find(address) ?? throw new KeyNotFoundException($"Format {Id} has no cell {address}");

    /// <summary>The cell at an address, or null where this form has none.</summary>
    public Cell? Find(string address) => byAddress.GetValueOrDefault(address);

    /// <summary>The table with an id such as <c>t3_applications</c>.</summary>
    /// <exception cref="InvalidOperationException">The form has no such table.</exception>
    public Table Table(string id) => Tables.First(table => table.Id == id);

    /// <summary>Whether the form is the one to use for a report year.</summary>
    public bool IsFor(int year) => year >= FromYear && (ToYear is null || year <= ToYear);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
