using System.Globalization;

namespace County.Data;

/// <summary>Something in a chain that the program did not write so.</summary>
/// <param name="CountyId">Whose chain; 0 for the installation's.</param>
/// <param name="Number">Of the link; null for an entry that hangs in no chain.</param>
/// <param name="AuditId">The row; null where it can no longer be named.</param>
/// <param name="Entry">What it says now; null where it is gone.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record AuditFault(int CountyId, long? Number, Guid? AuditId, AuditEntry? Entry, string Problem)
{
    /// <summary>One line, whatever was written into the row.</summary>
    public override string ToString()
    {
        var row = string.Concat(
            Number is null ? "" : string.Create(CultureInfo.InvariantCulture, $", number {Number}"),
            AuditId is null ? "" : $", entry {AuditId}",
            Entry is null ? "" : string.Create(
                CultureInfo.InvariantCulture, $", {Entry.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {Entry.Act}"));
        var plain = string.Concat(row.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return string.Create(CultureInfo.InvariantCulture, $"{CountyId} FAULT{plain}: {Problem}");
    }
}

/// <summary>What was found of one chain.</summary>
/// <param name="CountyId">Whose chain; 0 for the installation's.</param>
/// <param name="Head">Where it ends; null where nothing hangs in it.</param>
/// <param name="Unlinked">Entries that no link holds yet.</param>
/// <param name="Faults">How many faults were reported.</param>
public sealed record ChainVerdict(int CountyId, AuditHead? Head, long Unlinked, int Faults)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{CountyId} {(Faults == 0 ? "ok" : "FAULTY")} ")
        + string.Create(CultureInfo.InvariantCulture, $"{Head?.Count ?? 0} entries, head {Head?.ToString() ?? "none"}")
        + (Unlinked == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {Unlinked} not linked yet"));
}
