namespace County.Reporting.Tests;

/// <summary>Turns chance numbers into a report that keeps the rules, beginning with last year's report.</summary>
internal sealed class ConsistentReport(Format format, int[] numbers, Figures? before)
{
    public Figures Figures { get; private set; } = Figures.Of(format, [.. numbers.Select(number => (long?)number)]);

    private bool IsFirstForm => format.Id == "2019";

    /// <summary>Table two, item one: rules are made at no county; what is published stays published.</summary>
    public void Documents()
    {
        foreach (var column in format.Table("t2_art20_1").Columns) this[$"t2_art20_1.rules.{column.Id}"] = 0;
        const string Row = "t2_art20_1.normative_docs";
        if (IsFirstForm)
        {
            this[$"{Row}.published"] = Math.Min(this[$"{Row}.published"], this[$"{Row}.made"]);
            this[$"{Row}.published_total"] = Before($"{Row}.published_total") + this[$"{Row}.published"];
        }
        else
        {
            var held = Before($"{Row}.in_force") + this[$"{Row}.issued"];
            this[$"{Row}.repealed"] = Math.Min(this[$"{Row}.repealed"], held);
            this[$"{Row}.in_force"] = held - this[$"{Row}.repealed"];
        }
    }

    /// <summary>Table two, the other items: they follow from last year's, and nothing is decided without one.</summary>
    public void Items()
    {
        if (!IsFirstForm) return;
        foreach (var cell in format.Cells.Where(cell => cell.Column.Id == "items_last_year"))
        {
            var row = $"{cell.Table.Id}.{cell.Row.Id}";
            if (before is not null) this[cell.Address] = Before(cell.Address) + Before($"{row}.items_change");
            this[$"{row}.items_change"] = Math.Max(this[$"{row}.items_change"] - 8, -this[cell.Address]);
            var decisions = format.Find($"{row}.decisions");
            if (decisions is null || this[cell.Address] + Math.Max(this[$"{row}.items_change"], 0) > 0) continue;
            this[decisions.Address] = 0;
        }

        if (this["t2_art20_9.central_procurement.procurement_items"] == 0
            || this["t2_art20_9.central_procurement.procurement_amount"] == 0)
        {
            this["t2_art20_9.central_procurement.procurement_items"] = 0;
            this["t2_art20_9.central_procurement.procurement_amount"] = 0;
        }
    }

    /// <summary>Table three: what came in is what was settled and carried on, for each kind of applicant.</summary>
    public void Applications()
    {
        var table = format.Table("t3_applications");
        string[] notSettled = ["new_received", "carried_in", "results_total", "carried_out"];
        foreach (var column in table.Columns.Where(column => !column.IsComputed))
        {
            string At(string row) => $"{table.Id}.{row}.{column.Id}";
            var settled = table.Rows.Where(row => !notSettled.Contains(row.Id)).Sum(row => this[At(row.Id)]);
            if (before is not null) this[At("carried_in")] = Before(At("carried_out"));
            // Whatever is neither settled nor held over came in new; where less came in, the rest is carried on.
            var received = settled + this[At("carried_out")] - this[At("carried_in")];
            this[At("new_received")] = Math.Max(received, 0);
            this[At("carried_out")] += Math.Max(-received, 0);
        }
    }

    private long this[string address]
    {
        get => Figures[address]!.Value;
        set => Figures = Figures.With(address, value);
    }

    private long Before(string address) => before?[address] ?? 0;
}
