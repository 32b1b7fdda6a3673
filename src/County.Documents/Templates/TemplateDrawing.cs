using County.Reporting;

namespace County.Documents;

/// <summary>Draws a planned sheet with what is filled in so far.</summary>
internal static class TemplateDrawing
{
    private const int WideColumns = 12;
    private const double TextHeight = 900;
    private const string BalanceHint = "核对（第一项＋第二项，与第三项总计＋第四项比）：平、差几件、多几件";

    /// <summary>A sheet to be filled.</summary>
    public static TemplateSheet Open(SheetPlan plan, TemplateOwner owner, Figures figures, Narrative narrative)
    {
        var balances = TemplateFormulas.Balances(plan, owner.Format)
            .Select(line => (Line: line, Area: Below(line, plan))).ToList();
        var sheet = new TemplateSheet
        {
            Widths = plan.Widths,
            IsWide = IsWide(plan),
            HeadRows = plan.HeadRows,
            Stubs = plan.Stubs,
            Validations = TemplateRules.Validations(plan),
            Colours = TemplateRules.Colours([.. balances.Select(balance => balance.Area)]),
        };
        var whole = Recounted(figures);
        Print(sheet, plan, $"{owner.Unit}　{owner.Year}年度　只填浅黄色的格，没有发生的填0");
        foreach (var (cell, area) in plan.Cells)
        {
            if (TemplateFormulas.Total(cell, plan, whole) is { } total) sheet.Put(area, Look.Total, total);
            else sheet.Put(area, Typed(cell.Column), cell, figures[cell]);
        }

        if (balances is [var first, ..])
        {
            sheet.Put(new Area(first.Area.Row, 1, 1, first.Area.Column - 1), Look.Hint, BalanceHint);
        }

        foreach (var (line, area) in balances)
        {
            sheet.Put(area, Look.Balance, TemplateFormulas.Balance(line, plan, whole));
        }

        foreach (var (section, area) in plan.Texts)
        {
            var text = narrative[section.Id];
            sheet.Put(area, Look.Text, TemplateText.Fits(text) ? TemplateText.Plain(text) : "");
            sheet.Raise(area, TextHeight);
        }

        return sheet;
    }

    /// <summary>Last year's figures, to look at.</summary>
    public static TemplateSheet Past(SheetPlan plan, Figures figures, int year)
    {
        var sheet = new TemplateSheet { Widths = plan.Widths, IsWide = IsWide(plan) };
        // The title differs from that of the sheet to be filled, which is known by it.
        var named = plan with
        {
            Labels = plan.Labels.SetItem(0, plan.Labels[0] with { Text = $"{plan.Labels[0].Text}（{year}年）" }),
        };
        Print(sheet, named, $"{year}年度的数，只供参考，不导入");
        foreach (var (cell, area) in plan.Cells)
        {
            var isAmount = cell.Column.Kind == FigureKind.Amount;
            sheet.Put(area, isAmount ? Look.PastAmount : Look.PastCount, cell, figures[cell]);
        }

        return sheet;
    }

    /// <summary>The sheet out of sight.</summary>
    public static TemplateSheet Of(TemplateMark mark)
    {
        var sheet = new TemplateSheet { Widths = [40, 70] };
        foreach (var (place, (key, value)) in mark.Lines.Index())
        {
            sheet.Put(new Area(place + 1, 1), Look.Plain, key);
            sheet.Put(new Area(place + 1, 2), Look.Plain, value);
        }

        return sheet;
    }

    private static bool IsWide(SheetPlan plan) => plan.Widths.Length > WideColumns;

    // A total that a report printed otherwise than its parts come to is no formula's value.
    private static Figures Recounted(Figures figures)
    {
        var totals = figures.Format.Cells.Where(cell => cell.IsComputed);
        return figures.With(totals.Select(cell => KeyValuePair.Create(cell, (long?)null))).WithTotals();
    }

    private static void Print(TemplateSheet sheet, SheetPlan plan, string hint)
    {
        foreach (var label in plan.Labels) sheet.Put(label.Area, label.Look, label.Text);
        sheet.Put(new Area(SheetPlan.HintRow, 1, 1, plan.Widths.Length), Look.Hint, hint);
    }

    private static Look Typed(Column column) => column.Kind == FigureKind.Amount ? Look.Amount : Look.Count;

    // Outside the table, which ends as the form's does.
    private static Area Below(SumLine line, SheetPlan plan) =>
        new(plan.LastRow + 1, plan.AreaOf(line.Left[0]).Column);
}
