using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Filling;

/// <summary>代填: the office fills a unit's report, or takes it over from what the unit made elsewhere.</summary>
public static class FillingEndpoint
{
    private const int LargestForm = 64 * 1024 * 1024;

    /// <summary>Beyond the largest file, so that one a little too large is refused in words.</summary>
    internal static RouteGroupBuilder Limited(RouteGroupBuilder pages) => pages
        .WithFormOptions(valueLengthLimit: LargestForm, multipartBodyLengthLimit: LargestForm)
        .WithMetadata(new RequestSizeLimitAttribute(LargestForm));

    /// <param name="Version">The newest submission when the page was made: a newer one is not overlooked.</param>
    /// <param name="Refusal">Why it was not handed in; null where nothing was refused.</param>
    /// <param name="Notes">What was read, and what to look at.</param>
    /// <param name="Findings">What the checker says; null where it was not asked.</param>
    public sealed record Model(
        int Year, int UnitId, string Unit, int Version, Sheet Sheet, string? Refusal, IReadOnlyList<string> Notes,
        IReadOnlyList<Finding>? Findings);

    private sealed record Place(Report Report, Unit Unit, Format Format)
    {
        public Model Show(
            Sheet sheet, string? refusal = null, IReadOnlyList<string>? notes = null,
            IReadOnlyList<Finding>? findings = null, int? version = null) => new(
                Report.Year, Unit.UnitId, Unit.Name, version ?? Report.LatestVersion, sheet, refusal, notes ?? [],
                findings);

        public Subject Subject(Sheet sheet) =>
            new(sheet.Figures) { Year = Report.Year, Level = Unit.Level, Narrative = sheet.Narrative };
    }

    public static async Task<Results<RazorComponentResult<FillingPage>, RazorComponentResult<NoFillingPage>, NotFound>>
        Page(int year, int unit, CountyContext db, CancellationToken cancellation)
    {
        if (await FindAsync(year, unit, db, db.Reports, cancellation) is not { } place) return TypedResults.NotFound();
        var life = ReportBook.Life(place.Report);
        return Workflow.Apply(life, new Act.FillForUnit(0, "-"), Party.Office) is Outcome.Refused(var reason)
            ? Pages.Show<NoFillingPage, NoFilling>(
                new NoFilling(year, unit, place.Unit.Name, reason), StatusCodes.Status409Conflict)
            : Again(place.Show(Sheet.Blank(place.Format)), StatusCodes.Status200OK);
    }

    /// <summary>Reads what was uploaded or pasted into the form. Nothing is kept but on the page.</summary>
    public static async Task<Results<RazorComponentResult<FillingPage>, NotFound>> Read(
        int year, int unit, IFormCollection form, CountyContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (await FindAsync(year, unit, db, db.Reports, cancellation) is not { } place) return TypedResults.NotFound();
        var sheet = Sheet.Of(form, place.Format);
        var version = Version(form);
        var (reading, problem) = await Material.ReadAsync(form, place.Format, cancellation);
        if (reading?.Subject is not { } subject) return Again(place.Show(sheet, problem, version: version));
        var findings = await new ReportBook(db, time).CheckAsync(
            place.Report, subject with { Year = year, Level = place.Unit.Level }, cancellation);
        return Again(
            place.Show(sheet.With(reading), null, Notes(place, reading), findings, version), StatusCodes.Status200OK);
    }

    /// <summary>Checks what was typed and works the totals out. Nothing is kept but on the page.</summary>
    public static async Task<Results<RazorComponentResult<FillingPage>, NotFound>> Check(
        int year, int unit, IFormCollection form, CountyContext db, TimeProvider time, CancellationToken cancellation)
    {
        if (await FindAsync(year, unit, db, db.Reports, cancellation) is not { } place) return TypedResults.NotFound();
        var sheet = Sheet.Of(form, place.Format);
        var findings = await new ReportBook(db, time).CheckAsync(place.Report, place.Subject(sheet), cancellation);
        return Again(
            place.Show(sheet, null, null, findings, Version(form)),
            sheet.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Hands it in for the unit, with the reason.</summary>
    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<FillingPage>, NotFound>> HandIn(
        int year, int unit, IFormCollection form, CountyContext db, Caller caller, TimeProvider time,
        ReportNotices notices, CancellationToken cancellation)
    {
        // While one hands in, another who does the same for the same unit waits.
        var locked = ReportBook.Locked(db, caller.CountyId, unit, year);
        if (await FindAsync(year, unit, db, locked, cancellation) is not { } place) return TypedResults.NotFound();
        var (sheet, version) = (Sheet.Of(form, place.Format), Version(form));
        var book = new ReportBook(db, time);
        var findings = await book.CheckAsync(place.Report, place.Subject(sheet), cancellation);
        if (sheet.Problems.Count > 0)
        {
            var unread = $"有{sheet.Problems.Count}格填的不是数，已在表中标出，请改正后再报送。";
            return Again(place.Show(sheet, unread, null, findings, version));
        }

        if (sheet.Reason.Length is 0 or > 500)
        {
            return Again(place.Show(sheet, "请填写代填的理由，500字以内。", null, findings, version));
        }

        if (version != place.Report.LatestVersion)
        {
            var newer = $"已有第{place.Report.LatestVersion}稿，请看过新稿再办理。";
            return Again(place.Show(sheet, newer, null, findings, version), StatusCodes.Status409Conflict);
        }

        var refusal = await book.FillForUnitAsync(
            place.Report, place.Subject(sheet),
            sheet.IsPublished ? SubmissionOrigin.AsPublished : SubmissionOrigin.FilledForUnit, sheet.Reason,
            caller.Person, cancellation);
        if (refusal is not null)
        {
            return Again(place.Show(sheet, $"{refusal}。", null, findings, version), StatusCodes.Status409Conflict);
        }

        await notices.WriteAsync(place.Report, new Act.FillForUnit(0, sheet.Reason), cancellation);
        return TypedResults.LocalRedirect($"/rounds/{year}/units/{unit}");
    }

    public sealed record NoFilling(int Year, int UnitId, string Unit, string Reason);

    private static RazorComponentResult<FillingPage> Again(
        Model model, int status = StatusCodes.Status422UnprocessableEntity) =>
        Pages.Show<FillingPage, Model>(model, status);

    private static int Version(IFormCollection form) => int.TryParse(form["version"], out var version) ? version : -1;

    private static async Task<Place?> FindAsync(
        int year, int unit, CountyContext db, IQueryable<Report> reports, CancellationToken cancellation)
    {
        var report = await reports.SingleOrDefaultAsync(r => r.Year == year && r.UnitId == unit, cancellation);
        if (report is null) return null;
        var format = await db.Rounds.Where(r => r.Year == year).Select(r => r.Format).SingleAsync(cancellation);
        return new Place(
            report, await db.Units.AsNoTracking().SingleAsync(u => u.UnitId == unit, cancellation),
            Catalogue.Of(format));
    }

    private static List<string> Notes(Place place, Reading reading)
    {
        var cells = reading.Cells;
        var doubts = cells.Count(cell => cell.IsUnresolved);
        var notes = new List<string>
        {
            $"从材料中读出{cells.Count(cell => cell.Value is not null)}格，"
                + $"空白{cells.Count(cell => cell.Value is null) - doubts}格，存疑{doubts}格，请与原件核对后再报送。",
        };
        if (reading.Unit is { } name && !name.Contains(place.Unit.Name, StringComparison.Ordinal))
        {
            notes.Add($"材料中写的单位是“{name}”，请核对是不是{place.Unit.Name}的报告。");
        }

        if (reading.Year is { } year && year != place.Report.Year)
        {
            notes.Add($"材料中写的年度是{year}年，请核对是不是{place.Report.Year}年的报告。");
        }

        return notes;
    }
}
