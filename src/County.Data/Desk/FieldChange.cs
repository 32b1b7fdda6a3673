namespace County.Data;

/// <summary>A change of one field as a page sends it.</summary>
/// <param name="Field">A cell's address, or a section's id.</param>
/// <param name="Counter">Counts the changes of one page.</param>
/// <param name="Seen">The field's revision that who typed has seen; 0 before the first.</param>
/// <param name="Replaces">Pages of the same person whose own change of the field this one replaces.</param>
public sealed record FieldChange(string Field, long Counter, long Seen, IReadOnlyCollection<string> Replaces);

/// <summary>What becomes of a change.</summary>
public enum Verdict
{
    /// <summary>It counts.</summary>
    Taken,

    /// <summary>It, or a later one of the same page, was taken before.</summary>
    Repeated,

    /// <summary>Somebody else changed the field meanwhile.</summary>
    Conflict,
}

/// <summary>Judges changes without any clock: a computer's may be set back.</summary>
public static class FieldJudge
{
    /// <param name="change">What was sent.</param>
    /// <param name="load">The page it comes from.</param>
    /// <param name="last">The field's newest write; null before the first.</param>
    /// <param name="own">The newest write of that very page; null where it made none.</param>
    public static Verdict Of(FieldChange change, string load, FieldWrite? last, FieldWrite? own)
    {
        if (own is not null && own.Counter >= change.Counter) return Verdict.Repeated;
        return last is null || last.Load == load || change.Replaces.Contains(last.Load) || change.Seen >= last.Revision
            ? Verdict.Taken
            : Verdict.Conflict;
    }
}
