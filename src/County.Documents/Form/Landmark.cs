using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>What a printed label is in a form.</summary>
internal enum Part
{
    Corner,
    ColumnHead,
    Column,
    RowHead,
    Row,
}

/// <summary>A place where a form prints a label.</summary>
/// <param name="Form">The form.</param>
/// <param name="Table">The table.</param>
/// <param name="Part">What the label is there.</param>
/// <param name="Index">Number of the row or column it names; for a head, of the first under it.</param>
internal sealed record Role(Format Form, Table Table, Part Part, int Index);

/// <summary>A label, known by its Chinese characters alone, and all places where the forms print it.</summary>
internal sealed record Landmark(string Letters, ImmutableArray<Role> Roles)
{
    /// <summary>The characters that occur, as 64 bits: labels with few in common need not be compared.</summary>
    public ulong Signature { get; } = Labels.Signature(Letters);
}
