using System.Globalization;

namespace County.Documents.Tests;

/// <summary>Cells printed, read, wrong and invented.</summary>
internal sealed class Tally
{
    private readonly List<string> faults = [];
    private readonly List<string> missing = [];

    public int Printed { get; private set; }

    public int Read { get; private set; }

    public int Wrong { get; private set; }

    public int Invented { get; private set; }

    public int Unresolved { get; private set; }

    public bool IsWithinBar(int percent) => Wrong == 0 && Invented == 0 && Read * 100 >= Printed * percent;

    public void Count(Figures truth, ReadResult result)
    {
        var reading = (result as ReadResult.Read)?.Reading;
        var unresolved = reading?.Cells.Where(cell => cell.IsUnresolved).Select(cell => cell.Cell).ToHashSet() ?? [];
        foreach (var cell in truth.Format.Cells)
        {
            var (printed, read) = (truth[cell], reading?.Format == truth.Format ? reading.Figures![cell] : null);
            if (printed is not null) Printed++;
            if (unresolved.Contains(cell)) Unresolved++;
            if (read is null && printed is not null) missing.Add(cell.Address);
            else if (read == printed) Read += printed is null ? 0 : 1;
            else Fault(cell, printed, read);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"printed {Printed}, read {Read}, wrong {Wrong}, invented {Invented}, unresolved {Unresolved} ")
        + string.Join(' ', faults.Take(3)) + string.Join(' ', missing.Distinct().Take(6));

    private void Fault(Cell cell, long? printed, long? read)
    {
        if (printed is null) Invented++;
        else Wrong++;
        faults.Add($"{cell.Address}:{printed}->{read}");
    }
}
