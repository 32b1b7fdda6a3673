using System.Globalization;
using System.Text;
using County.Reporting;

namespace County.Web.Features.Demo;

/// <summary>Makes up a consistent report from a fixed seed and prints it the way a portal does.</summary>
internal sealed class SampleReport(int seed)
{
    // Not for secrets: the same seed must give the same county every time.
    private readonly Random random = new(seed);

    /// <summary>Figures that break no rule of their form.</summary>
    public Figures Consistent(Format format)
    {
        var figures = Figures.Zero(format);
        figures = format.Id == "2019" ? Proactive2019(figures) : Proactive2021(figures);
        var applications = format.Table("t3_applications");
        foreach (var column in applications.Columns.Where(column => !column.IsComputed))
        {
            var received = column.Id == "natural_person" ? random.Next(1, 9) : random.Next(0, 2);
            figures = Applications(figures, applications, column.Id, received);
        }

        var upheld = random.Next(0, 2);
        return figures.With("t4_review_litigation.review.upheld", upheld).WithTotals();
    }

    /// <summary>The text of the report, with a row of the table a line and its cells between bars.</summary>
    public static string Print(Figures figures, Narrative narrative, string unit, int year)
    {
        var text = new StringBuilder($"{unit}{year}年政府信息公开工作年度报告\n");
        text.Append(CultureInfo.InvariantCulture, $"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。\n");
        foreach (var section in figures.Format.Sections)
        {
            text.Append(section.FullTitle).Append('\n');
            if (section.IsText) text.Append(narrative[section.Id]).Append('\n');
            foreach (var table in figures.Format.Tables.Where(table => table.Section == section))
            {
                Print(text, table, figures);
            }
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, Table table, Figures figures)
    {
        if (table.Title is not null) text.Append(table.Title).Append(" |\n");
        text.Append(string.Concat(table.Columns.Select(column => $"{column.Label} | "))).Append('\n');
        Row? above = null;
        foreach (var row in table.Rows)
        {
            foreach (var head in row.Heads.Except(above?.Heads ?? [])) text.Append(head).Append(" | ");
            if (row.Label.Length > 0) text.Append(row.Label).Append(" | ");
            foreach (var cell in table.Cells.Where(cell => cell.Row == row))
            {
                text.Append(Hosting.Money.Show(cell, figures[cell])).Append(" | ");
            }

            text.Append('\n');
            above = row;
        }
    }

    private Figures Proactive2019(Figures figures)
    {
        var made = random.Next(2, 12);
        var items = random.Next(5, 30);
        var change = random.Next(-2, 3);
        return figures
            .With("t2_art20_1.normative_docs.made", made)
            .With("t2_art20_1.normative_docs.published", made)
            .With("t2_art20_1.normative_docs.published_total", made + random.Next(5, 40))
            .With("t2_art20_5.licences.items_last_year", items)
            .With("t2_art20_5.licences.items_change", change)
            .With("t2_art20_5.licences.decisions", random.Next(10, 200))
            .With("t2_art20_9.central_procurement.procurement_items", random.Next(1, 8))
            .With("t2_art20_9.central_procurement.procurement_amount", random.Next(100_000, 9_000_000) * 100L);
    }

    private Figures Proactive2021(Figures figures)
    {
        var issued = random.Next(1, 8);
        return figures
            .With("t2_art20_1.normative_docs.issued", issued)
            .With("t2_art20_1.normative_docs.repealed", random.Next(0, 3))
            .With("t2_art20_1.normative_docs.in_force", issued + random.Next(5, 30))
            .With("t2_art20_5.licences.decisions", random.Next(10, 200))
            .With("t2_art20_6.penalties.decisions", random.Next(0, 20))
            .With("t2_art20_8.fees.fee_amount", random.Next(0, 50_000) * 100L);
    }

    private Figures Applications(Figures figures, Table table, string column, int received)
    {
        var granted = random.Next(0, received + 1);
        var repeated = random.Next(0, received - granted + 1);
        return figures
            .With(table.Cell("new_received", column), received)
            .With(table.Cell("granted", column), granted)
            .With(table.Cell("declined_repeat", column), repeated)
            .With(table.Cell("carried_out", column), received - granted - repeated);
    }
}
