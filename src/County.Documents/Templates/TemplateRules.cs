using System.Globalization;
using County.Reporting;
using DocumentFormat.OpenXml;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>What a spreadsheet itself refuses and colours while it is filled.</summary>
internal static class TemplateRules
{
    private static readonly string Most = Figures.Largest.ToString(CultureInfo.InvariantCulture);

    /// <summary>Wrong figures are refused at the cell, with the words that the page says.</summary>
    public static Xl.DataValidations? Validations(SheetPlan sheet)
    {
        var groups = sheet.Cells.Where(planned => !planned.Cell.IsComputed)
            .GroupBy(planned => (planned.Cell.Column.Kind, planned.Cell.Column.Unit))
            .Select(group => Validation(group.First().Cell.Column, group)).ToList();
        return groups.Count == 0 ? null : new Xl.DataValidations(groups) { Count = (uint)groups.Count };
    }

    /// <summary>What comes out even is green, what does not is red.</summary>
    public static IEnumerable<Xl.ConditionalFormatting> Colours(IReadOnlyList<Area> balances)
    {
        if (balances.Count == 0) yield break;
        var first = balances[0].First;
        yield return new Xl.ConditionalFormatting(
            Colour($"{first}=\"平\"", TemplateStyles.Even, 1), Colour($"LEN({first})>1", TemplateStyles.Uneven, 2))
        { SequenceOfReferences = new ListValue<StringValue>(balances.Select(area => new StringValue(area.First))) };
    }

    private static Xl.DataValidation Validation(Column column, IEnumerable<PlannedCell> cells)
    {
        var wanted = TypedFigure.Wanted(column);
        return new Xl.DataValidation(
            new Xl.Formula1(column.Kind == FigureKind.SignedCount ? $"-{Most}" : "0"), new Xl.Formula2(Most))
        {
            Type = column.Kind == FigureKind.Amount
                ? Xl.DataValidationValues.Decimal
                : Xl.DataValidationValues.Whole,
            Operator = Xl.DataValidationOperatorValues.Between,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorStyle = Xl.DataValidationErrorStyleValues.Stop,
            ErrorTitle = "这里填不了",
            Error = $"{wanted}。",
            // Only an amount's unit needs to be told beforehand.
            ShowInputMessage = column.Kind == FigureKind.Amount,
            PromptTitle = column.Kind == FigureKind.Amount ? "填金额" : null,
            Prompt = column.Kind == FigureKind.Amount ? $"{wanted}。" : null,
            SequenceOfReferences = new ListValue<StringValue>(
                cells.Select(planned => new StringValue(planned.Area.Range))),
        };
    }

    private static Xl.ConditionalFormattingRule Colour(string formula, uint format, int priority) =>
        new(new Xl.Formula(formula))
        {
            Type = Xl.ConditionalFormatValues.Expression,
            FormatId = format,
            Priority = priority,
        };
}
