using County.Reporting;

namespace County.Documents;

/// <summary>Where in a form a reader stands, and so what a label met there can mean.</summary>
internal sealed class Place(Format form)
{
    private const int Proactive = 2;
    private const int Applications = 3;
    private const int Review = 4;

    // Long enough that the wording is met nowhere but in its table.
    private const int Unmistakable = 4;

    private int section;
    private Row? lastRow;
    private Landmark? lastHead;

    /// <summary>True among the labels over columns, false among rows.</summary>
    public bool IsInHeading { get; set; }

    /// <summary>True in section four.</summary>
    public bool IsInReview => section == Review;

    /// <summary>Passes a section's title; only forward, unless what came before was a list of contents.</summary>
    public void Enter(int number, bool hasFigures)
    {
        if (number > section || !hasFigures) section = number;
    }

    /// <summary>Passes a block's title of section two; false where none can stand.</summary>
    public bool EntersProactive()
    {
        if (section > Proactive) return false;
        section = Proactive;
        return true;
    }

    /// <summary>What a label means here; null where it is only words.</summary>
    public Role? Choose(Piece piece)
    {
        var roles = piece.Label!.Roles.Where(role => role.Form == form).ToArray();
        var role = Among(roles.Where(r => SectionOf(r.Table) == section).ToArray(), piece)
            ?? roles.FirstOrDefault(r => Opens(r, piece.Label));
        if (role is null) return null;
        section = SectionOf(role.Table);
        if (role.Part == Part.Row) lastRow = role.Table.Rows[role.Index];
        if (role.Part is Part.Row or Part.RowHead) lastHead = piece.Label;
        return role;
    }

    /// <summary>Number of the section a table stands in.</summary>
    public int SectionOf(Table table) => form.Sections.IndexOf(table.Section) + 1;

    private Role? Among(Role[] roles, Piece piece)
    {
        var row = roles.FirstOrDefault(role => role.Part is Part.Row);
        var other = roles.FirstOrDefault(role => role.Part is not Part.Row);
        if (row is null || other is null) return row ?? other;
        if (!piece.IsNumbered && (IsInHeading || !CanFollow(row))) return other;
        return row;
    }

    // 其他 is a row only under （六）其他处理, and no column's label is numbered.
    private bool CanFollow(Role role)
    {
        var row = role.Table.Rows[role.Index];
        return row.Heads.Length < 2 || row.Heads[^1] == lastRow?.Heads.LastOrDefault()
            || lastHead?.Names(row.Heads[^1]) == true;
    }

    // Where a section's title was lost, its tables are known by their labels.
    private bool Opens(Role role, Landmark label)
    {
        var own = SectionOf(role.Table);
        if (own <= section || label.Letters.Length < Unmistakable) return false;
        return own switch
        {
            Proactive => role.Part == Part.Column,
            Applications => section == Proactive || label.Letters.Length >= 2 * Unmistakable,
            _ => section >= Proactive && label.Roles.All(r => r.Table.Rows[0].Label.Length == 0),
        };
    }
}
