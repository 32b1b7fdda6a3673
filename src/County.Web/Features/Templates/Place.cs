using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Templates;

/// <summary>The unit's own work on a year, and whose template fits it.</summary>
internal sealed record Place(Working Work, TemplateOwner Owner)
{
    /// <summary>Why nothing can be taken into it, without a full stop; null where it is open.</summary>
    public Sentence? Closed => Work.IsOpen ? null : Saving.WhyClosed(Work.Report);

    public UploadModel Upload(string? problem = null) => new(Owner.Year, Owner.Unit, Closed, problem);

    /// <summary>A field as a page names it; null where the form has no such field that can be typed.</summary>
    public string? Name(string field)
    {
        if (Owner.Format.Find(field) is { IsComputed: false } cell) return Describe(cell);
        return Owner.Format.Sections.FirstOrDefault(section => section.IsText && section.Id == field)?.FullTitle;
    }

    /// <summary>The place of a field among all of the form: the same whenever it is sent. From 1 on.</summary>
    public int Number(string field) => Owner.Format.Find(field) is { } cell
        ? cell.Index + 1
        : Owner.Format.Cells.Length + 1 + Owner.Format.Sections.Select(section => section.Id).ToList().IndexOf(field);

    /// <summary>A cell with the block that it stands in.</summary>
    public static string Describe(Cell cell) => $"{cell.Table.Title}{cell.Name}";

    /// <summary>The unit's own; null where it has no report of the year.</summary>
    public static async Task<Place?> FindAsync(
        int year, CountyContext db, DraftBook drafts, Caller caller, CancellationToken cancellation)
    {
        var (county, unit) = (caller.CountyId, caller.UnitId!.Value);
        if (await drafts.FindAsync(county, unit, year, cancellation) is not { } work) return null;
        var name = await db.Units.AsNoTracking().Where(u => u.CountyId == county && u.UnitId == unit)
            .Select(u => u.Name).SingleAsync(cancellation);
        return new Place(work, new TemplateOwner(county, caller.CountyName, unit, name, year, work.Figures.Format));
    }
}
