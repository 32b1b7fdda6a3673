using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>The looks of a template as a spreadsheet lists them, each at the number of its name.</summary>
internal static class TemplateStyles
{
    /// <summary>Number of the conditional format for what does not come out even.</summary>
    public const uint Uneven = 0;

    /// <summary>Number of the conditional format for what does.</summary>
    public const uint Even = 1;

    // 0 prints as 0; an amount shows 分, and what is smaller than a hundredth of its unit.
    private const uint AmountFormat = 164;
    private const uint WholeFormat = 1;

    private const string Ink = "FF1F2937";
    private const string Grey = "FF6B7280";
    private const string Yellow = "FFFFF9DB";
    private const string Band = "FFF1F3F5";
    private const string Red = "FFB42318";
    private const string Green = "FF1B7F4B";

    public static Stylesheet Sheet() => new(
        new NumberingFormats(new NumberingFormat
        {
            NumberFormatId = AmountFormat,
            FormatCode = "[=0]0;0.00####",
        })
        { Count = 1 },
        Counted(new Fonts(
            Letter("宋体", 11, Ink), Letter("黑体", 14, Ink), Letter("宋体", 10, Grey), Letter("宋体", 11, Ink, true))),
        Counted(new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid(Yellow), Solid(Band))),
        Counted(new Borders(
            new Border(
                new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            Hairline())),
        Counted(new CellStyleFormats(new CellFormat())),
        Counted(new CellFormats(Enum.GetValues<Look>().Select(Style))),
        Counted(new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 })),
        Counted(new DifferentialFormats(Difference(Red), Difference(Green))));

    private static CellFormat Style(Look look) => look switch
    {
        Look.Title => Format(1, 0, 0, HorizontalAlignmentValues.Center),
        Look.Hint => Format(2, 0, 0, HorizontalAlignmentValues.Left),
        Look.Block => Format(3, 3, 1, HorizontalAlignmentValues.Center),
        Look.Head => Format(0, 3, 1, HorizontalAlignmentValues.Center),
        Look.Stub => Format(0, 3, 1, HorizontalAlignmentValues.Left),
        Look.Count => Format(0, 2, 1, HorizontalAlignmentValues.Right, WholeFormat, isOpen: true),
        Look.Amount => Format(0, 2, 1, HorizontalAlignmentValues.Right, AmountFormat, isOpen: true),
        Look.Total => Format(3, 3, 1, HorizontalAlignmentValues.Right, WholeFormat),
        Look.Balance => Format(3, 0, 0, HorizontalAlignmentValues.Right),
        Look.Text => Format(0, 2, 1, HorizontalAlignmentValues.Left, isOpen: true, isTop: true),
        Look.PastCount => Format(2, 0, 1, HorizontalAlignmentValues.Right, WholeFormat),
        Look.PastAmount => Format(2, 0, 1, HorizontalAlignmentValues.Right, AmountFormat),
        Look.Guide => Format(0, 0, 0, HorizontalAlignmentValues.Left, isTop: true),
        Look.Figure => Format(0, 0, 1, HorizontalAlignmentValues.Right),
        _ => new CellFormat { FormatId = 0 },
    };

    private static CellFormat Format(
        uint font, uint fill, uint border, HorizontalAlignmentValues side, uint number = 0, bool isOpen = false,
        bool isTop = false) => new(
            new Alignment
            {
                Horizontal = side,
                Vertical = isTop ? VerticalAlignmentValues.Top : VerticalAlignmentValues.Center,
                WrapText = true,
            },
            new Protection { Locked = !isOpen })
        {
            FormatId = 0,
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            ApplyProtection = true,
        };

    private static Font Letter(string name, double size, string color, bool isBold = false)
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        font.Append(
            new FontSize { Val = size }, new Color { Rgb = color }, new FontName { Val = name },
            new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Solid(string color) => new(new PatternFill(new ForegroundColor { Rgb = color })
    {
        PatternType = PatternValues.Solid,
    });

    private static Border Hairline()
    {
        Color Line() => new() { Rgb = "FF9AA4B2" };
        return new Border(
            new LeftBorder(Line()) { Style = BorderStyleValues.Thin },
            new RightBorder(Line()) { Style = BorderStyleValues.Thin },
            new TopBorder(Line()) { Style = BorderStyleValues.Thin },
            new BottomBorder(Line()) { Style = BorderStyleValues.Thin }, new DiagonalBorder());
    }

    private static DifferentialFormat Difference(string color) => new(new Font(new Bold(), new Color { Rgb = color }));

    private static T Counted<T>(T list) where T : OpenXmlCompositeElement
    {
        list.SetAttribute(new OpenXmlAttribute("count", "", $"{list.ChildElements.Count}"));
        return list;
    }
}
