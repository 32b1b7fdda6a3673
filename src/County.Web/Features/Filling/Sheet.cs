using County.Documents;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Filling;

/// <summary>The form of a report as it is filled for a unit: everything that was typed, and what it comes to.</summary>
/// <param name="Typed">
/// What stands in the cells, by their addresses; of a cell that the sums give, what the material prints.
/// </param>
/// <param name="Figures">What that comes to.</param>
/// <param name="Problems">What is wrong with a cell, by its address.</param>
/// <param name="IsPublished">True where it is taken over as the unit published it, errors included.</param>
public sealed record Sheet(
    IReadOnlyDictionary<string, string> Typed, Figures Figures, IReadOnlyDictionary<string, string> Problems,
    Narrative Narrative, string Reason, bool IsPublished)
{
    /// <summary>What was pasted to be read.</summary>
    public string Pasted { get; init; } = "";

    public static Sheet Blank(Format format) =>
        new(new Dictionary<string, string>(), Figures.Blank(format), new Dictionary<string, string>(), Narrative.Empty,
            "", false);

    /// <summary>What came in with the form.</summary>
    public static Sheet Of(IFormCollection form, Format format)
    {
        var isPublished = form["published"].Count > 0;
        var typed = format.Cells.Where(cell => form.ContainsKey(cell.Address))
            .ToDictionary(cell => cell.Address, cell => form[cell.Address].ToString());
        var read = format.Cells
            // Otherwise than in print, the totals are what the parts come to.
            .Where(cell => !cell.IsComputed || isPublished)
            .ToDictionary(cell => cell, cell => TypedFigure.Of(typed.GetValueOrDefault(cell.Address), cell.Column));
        var figures = Figures.Blank(format).With(read.Select(one => KeyValuePair.Create(one.Key, one.Value.Figure)));
        var totals = figures.WithTotals();
        if (isPublished)
        {
            totals = totals.With(format.Cells.Where(cell => cell.IsComputed && typed.ContainsKey(cell.Address))
                .Select(cell => KeyValuePair.Create(cell, figures[cell])));
        }

        return new Sheet(
            typed, totals,
            read.Where(one => !one.Value.IsFigure)
                .ToDictionary(one => one.Key.Address, one => FieldInput.Wanted(one.Key.Column)),
            new Narrative(Lines(form["overall"]), Lines(form["problems"]), Lines(form["other"])),
            form["reason"].ToString().Trim(), isPublished)
        { Pasted = form["text"].ToString() };
    }

    /// <summary>The same form with what was read out of the unit's own material.</summary>
    public Sheet With(Reading reading) => this with
    {
        Typed = reading.Cells.ToDictionary(cell => cell.Cell.Address, cell => cell.Cell.Print(cell.Value)),
        Figures = reading.Figures ?? Figures,
        Problems = reading.Cells.Where(cell => cell.IsUnresolved).ToDictionary(cell => cell.Cell.Address, Doubt),
        Narrative = reading.Narrative,
        Pasted = "",
    };

    private static string Doubt(CellReading cell) => $"原文是“{cell.Text}”" + (cell.Readings.Length == 0
        ? "，读不出数，请照原件填写"
        : $"，可读作{string.Join("或", cell.Readings.Select(figure => cell.Cell.Print(figure)))}，请照原件填写");

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim('\n');
}
