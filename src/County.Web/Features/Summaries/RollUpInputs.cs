using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>Everything a county's summary is made of, read in two queries whatever the number of units.</summary>
/// <param name="LatestVersion">Number of the newest summary that is kept; 0 where there is none.</param>
/// <param name="LatestHash">Its input hash.</param>
internal sealed record RollUpInputs(
    Format Format, int LatestVersion, string? LatestHash, IReadOnlyList<RollUpInputs.Line> Lines,
    IReadOnlyList<CountedAdjustment> Adjustments)
{
    /// <summary>A unit of the round, with the submission that is looked at: the accepted one, or a preview's.</summary>
    public sealed record Line(
        int UnitId, string Code, string Name, string? OutsideSum, string? Exemption, bool IsSample, ReportState State,
        bool AwaitsConfirmation, int? Accepted, Counting? Submission)
    {
        public bool IsCounted(Format format) => OutsideSum is null && Submission?.Format == format.Id;
    }

    /// <summary>What is added up of a submission; its text is not read.</summary>
    public sealed record Counting(
        int Version, string Hash, string Format, long?[] Proactive, long?[] Applications, long?[] Disputes);

    /// <param name="isPreview">True to take what was handed in and is not yet answered as if it were accepted.</param>
    public static async Task<RollUpInputs> ReadAsync(
        CountyContext db, int county, int year, bool isPreview, CancellationToken cancellation)
    {
        var round = await db.Rounds.Where(r => r.CountyId == county && r.Year == year).Select(r => new
        {
            r.Format,
            Latest = db.Summaries.Where(s => s.CountyId == county && s.Year == year)
                .OrderByDescending(s => s.Version).Select(s => new { s.Version, s.InputHash }).FirstOrDefault(),
            Adjustments = db.Adjustments
                .Where(a => a.CountyId == county && a.Year == year && a.WithdrawnAt == null).ToList(),
        }).AsNoTracking().SingleAsync(cancellation);
        var format = Catalogue.Of(round.Format);
        var lines = await Query(db, county, year, isPreview).ToListAsync(cancellation);
        return new RollUpInputs(
            format, round.Latest?.Version ?? 0, round.Latest?.InputHash, lines,
            SummaryReading.Counted(format, round.Adjustments));
    }

    private static IQueryable<Line> Query(CountyContext db, int county, int year, bool isPreview) =>
        from member in db.RoundUnits
        join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
        join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
            equals new { report.CountyId, report.UnitId, report.Year }
        join counting in db.Submissions
            on new
            {
                report.CountyId,
                report.UnitId,
                report.Year,
                V = isPreview && report.State == ReportState.Submitted ? report.LatestVersion : report.AcceptedVersion,
            }
            equals new { counting.CountyId, counting.UnitId, counting.Year, V = (int?)counting.Version } into found
        from submission in found.DefaultIfEmpty()
        where member.CountyId == county && member.Year == year
        orderby unit.Code
        select new Line(
            unit.UnitId, unit.Code, unit.Name, unit.OutsideSum, member.Exemption, member.IsSample, report.State,
            report.AwaitsConfirmation, report.AcceptedVersion,
            submission == null ? null : new Counting(
                submission.Version, submission.ContentHash, submission.Format, submission.Proactive,
                submission.Applications, submission.Disputes));

    /// <summary>Adds them up.</summary>
    public Summary Sum() => RollUp.Of(
        Format,
        from line in Lines
        where line.IsCounted(Format)
        let one = line.Submission
        select new Contribution(
            line.Code, line.Name, one.Version, one.Hash,
            Figures.Of(Format, one.Proactive, one.Applications, one.Disputes)),
        from line in Lines
        where !line.IsCounted(Format)
        select new Gap(line.Code, line.Name, Why(line)),
        Adjustments);

    /// <summary>Why a unit is not counted.</summary>
    public static GapReason Why(Line line) => line.State switch
    {
        _ when line.OutsideSum is not null => GapReason.OutsideSum,
        // Accepted as published on the other form: its figures mean other things and cannot be added.
        _ when line.Submission is not null => GapReason.OtherFormat,
        _ when line.Exemption is not null => GapReason.Exempt,
        ReportState.NotStarted => GapReason.NotStarted,
        ReportState.Drafting => GapReason.Drafting,
        ReportState.InSignOff => GapReason.InSignOff,
        ReportState.Submitted => GapReason.Submitted,
        ReportState.Returned => GapReason.Returned,
        _ => throw new InvalidOperationException($"A report that is {line.State} has no accepted submission"),
    };
}
