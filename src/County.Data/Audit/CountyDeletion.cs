using System.Text.Json;

namespace County.Data;

/// <summary>
/// That a county was deleted, and where its chain ended: in the installation's record, so that what was known of the
/// chain is explained when the chain is gone.
/// </summary>
public sealed record CountyDeletion(int CountyId, AuditHead? Head, DateTimeOffset At)
{
    public const string Act = "删除县（市、区）";

    private const string County = "CountyId";
    private const string Chain = "Head";

    /// <summary>What the entry says beside the counts of rows.</summary>
    public static Dictionary<string, object?> Said(int county, AuditHead? head) =>
        new() { [County] = county, [Chain] = head?.ToString() };

    /// <summary>The deletion that an entry tells of; null where it tells of none.</summary>
    public static CountyDeletion? Of(AuditEntry entry)
    {
        if (entry is not { CountyId: AuditBook.Installation, Act: Act, After: { } text }) return null;
        using var said = JsonDocument.Parse(text);
        return new CountyDeletion(
            said.RootElement.GetProperty(County).GetInt32(),
            said.RootElement.GetProperty(Chain).GetString() is { } head ? AuditHead.Parse(head) : null,
            entry.At);
    }

    /// <summary>Whether a head is one of the chain that was deleted.</summary>
    /// <param name="known">The head.</param>
    /// <param name="isReopened">Whether a county of that code has a chain again.</param>
    public bool Explains(KnownHead known, bool isReopened)
    {
        if (Head is null || known.Head.CountyId != CountyId) return false;
        if (known.Head.Count == Head.Count) return known.Head == Head;
        return known.Head.Count < Head.Count && (known.At is null ? !isReopened : known.At <= At);
    }
}
