using County.Reporting;
using DocumentFormat.OpenXml;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>One sheet of a template while it is put together.</summary>
internal sealed class TemplateSheet
{
    // What a spreadsheet keeps of a number: more digits are kept as text.
    private const int MostDigits = 15;
    private const uint A4 = 9;
    private const double LineHeight = 15.75;

    private readonly SortedDictionary<int, SortedDictionary<int, Xl.Cell>> rows = [];
    private readonly Dictionary<int, double> heights = [];
    private readonly List<Area> merged = [];

    /// <summary>Widths of the columns, in characters of a digit's width.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>True where it is printed across.</summary>
    public bool IsWide { get; init; }

    /// <summary>Rows that stay in sight.</summary>
    public int HeadRows { get; init; }

    /// <summary>Columns that stay in sight.</summary>
    public int Stubs { get; init; }

    /// <summary>False where everything may be typed over and sorted.</summary>
    public bool IsLocked { get; init; } = true;

    public Xl.DataValidations? Validations { get; init; }

    public IEnumerable<Xl.ConditionalFormatting> Colours { get; init; } = [];

    public void Put(Area area, Look look, string words)
    {
        var cell = Style(area, look);
        if (words.Length == 0) return;
        cell.DataType = Xl.CellValues.InlineString;
        cell.InlineString = new Xl.InlineString(new Xl.Text(TemplateText.Kept(words))
        {
            Space = SpaceProcessingModeValues.Preserve,
        });
        if (area.Rows == 1) Raise(area, words);
    }

    /// <summary>A figure, in the unit the form prints; nothing where it is blank.</summary>
    public void Put(Area area, Look look, Cell place, long? figure)
    {
        var printed = place.Print(figure);
        if (printed.Count(char.IsAsciiDigit) > MostDigits) Put(area, look, printed);
        else if (Style(area, look) is var cell && printed.Length > 0) cell.CellValue = new Xl.CellValue(printed);
    }

    /// <summary>A number, with as many places as it has.</summary>
    public void Put(Area area, decimal number) => Style(area, Look.Figure).CellValue =
        new Xl.CellValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Put(Area area, Look look, Formula formula)
    {
        var cell = Style(area, look);
        cell.CellFormula = new Xl.CellFormula(formula.Text);
        cell.CellValue = new Xl.CellValue(formula.Value);
        if (!formula.IsNumber) cell.DataType = Xl.CellValues.String;
    }

    /// <summary>Makes an area as high as it is to be, its rows alike.</summary>
    public void Raise(Area area, double height)
    {
        for (var row = area.Row; row < area.Row + area.Rows; row++) heights[row] = height / area.Rows;
    }

    /// <summary>The whole sheet; only what is meant to be filled can be typed into.</summary>
    /// <param name="footer">What stands at the foot of each printed page.</param>
    public Xl.Worksheet Worksheet(string footer)
    {
        var sheet = new Xl.Worksheet(
            new Xl.SheetProperties(new Xl.PageSetupProperties { FitToPage = true }), new Xl.SheetViews(View()),
            new Xl.SheetFormatProperties { DefaultRowHeight = LineHeight }, Columns(), Data());
        if (IsLocked) sheet.Append(Lock());
        if (Merged() is { } cells) sheet.Append(cells);
        sheet.Append(Colours);
        if (Validations is not null) sheet.Append(Validations);
        sheet.Append(
            new Xl.PrintOptions { HorizontalCentered = true },
            new Xl.PageMargins { Left = 0.6, Right = 0.6, Top = 0.7, Bottom = 0.7, Header = 0.3, Footer = 0.3 },
            new Xl.PageSetup
            {
                PaperSize = A4,
                Orientation = IsWide ? Xl.OrientationValues.Landscape : Xl.OrientationValues.Portrait,
                FitToWidth = 1,
                FitToHeight = 0,
            },
            new Xl.HeaderFooter(new Xl.OddFooter(
                $"&C{footer.Replace("&", "&&", StringComparison.Ordinal)}　第&P页，共&N页")));
        return sheet;
    }

    // Without a password: it keeps from slips only, and would be on everybody's lips or lost. Whether the form was
    // changed is seen by comparing it.
    private static Xl.SheetProtection Lock() => new()
    {
        Sheet = true,
        Objects = true,
        Scenarios = true,
        FormatColumns = false,
        FormatRows = false,
    };

    private Xl.SheetView View()
    {
        var view = new Xl.SheetView { ShowGridLines = false, WorkbookViewId = 0 };
        if (HeadRows > 0)
        {
            view.Append(new Xl.Pane
            {
                HorizontalSplit = Stubs > 0 ? Stubs : null,
                VerticalSplit = HeadRows,
                TopLeftCell = Area.Reference(HeadRows + 1, Stubs + 1),
                ActivePane = Stubs > 0 ? Xl.PaneValues.BottomRight : Xl.PaneValues.BottomLeft,
                State = Xl.PaneStateValues.Frozen,
            });
        }

        return view;
    }

    private Xl.SheetData Data()
    {
        var data = new Xl.SheetData();
        foreach (var (number, cells) in rows)
        {
            var row = new Xl.Row(cells.Values) { RowIndex = (uint)number };
            if (heights.TryGetValue(number, out var height)) (row.Height, row.CustomHeight) = (height, true);
            data.Append(row);
        }

        return data;
    }

    private Xl.Columns Columns() => new(Widths.Select((width, place) => new Xl.Column
    {
        Min = (uint)place + 1,
        Max = (uint)place + 1,
        Width = width + 0.7,
        CustomWidth = true,
    }));

    private Xl.MergeCells? Merged() => merged.Count == 0 ? null : new Xl.MergeCells(
        merged.Select(area => new Xl.MergeCell { Reference = area.Range }));

    // Lines and colours of a merged cell come from all the cells that it covers.
    private Xl.Cell Style(Area area, Look look)
    {
        foreach (var (row, column) in area.Cells)
        {
            if (!rows.TryGetValue(row, out var cells)) rows[row] = cells = [];
            cells[column] = new Xl.Cell { CellReference = Area.Reference(row, column), StyleIndex = (uint)look };
        }

        if (area.Rows * area.Columns > 1) merged.Add(area);
        return rows[area.Row][area.Column];
    }

    // Spreadsheets do not measure merged cells, so rows are given the height that their words need.
    private void Raise(Area area, string words)
    {
        var width = Widths.Skip(area.Column - 1).Take(area.Columns).Sum();
        var lines = words.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(Wide(line) / (double)width)));
        heights[area.Row] = Math.Max(heights.GetValueOrDefault(area.Row), Math.Min(400, 6 + lines * LineHeight));
    }

    // A Chinese character is as wide as two digits.
    private static int Wide(string line) => line.Sum(sign => sign < '\u2000' ? 1 : 2);
}
