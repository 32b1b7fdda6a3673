using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Summaries;

/// <summary>A county of its own for one test, with the round of a year and the one before it.</summary>
internal sealed class TwoYears(IServiceProvider services, string database, int countyId, int year)
{
    public const string CarriedIn = "t3_applications.carried_in.natural_person";
    public const string CarriedOut = "t3_applications.carried_out.natural_person";

    private static int last = 230100;

    public int CountyId => countyId;

    public int Year => year;

    public Format Form { get; } = Catalogue.ForYear(year)!;

    public Format Before { get; } = Catalogue.ForYear(year - 1)!;

    public static async Task<TwoYears> OpenAsync(
        IServiceProvider services, string database, int units, int year = 2025)
    {
        var county = new TwoYears(services, database, Interlocked.Increment(ref last), year);
        await county.AsOwnerAsync(db =>
        {
            db.Counties.Add(new() { CountyId = county.CountyId, Name = "某县", Prefecture = "某市", Province = "某省" });
            foreach (var each in new[] { year - 1, year })
            {
                db.Rounds.Add(RoundOf(county.CountyId, each));
            }

            foreach (var unit in Enumerable.Range(1, units))
            {
                db.Units.Add(new()
                {
                    CountyId = county.CountyId,
                    UnitId = unit,
                    Code = $"{county.CountyId}{unit:000000}",
                    Name = $"第{unit}镇",
                    Kind = UnitKind.Township,
                    ValidFrom = new DateOnly(2010, 1, 1),
                });
                foreach (var each in new[] { year - 1, year })
                {
                    db.RoundUnits.Add(new() { CountyId = county.CountyId, UnitId = unit, Year = each });
                    db.Reports.Add(new() { CountyId = county.CountyId, UnitId = unit, Year = each });
                }
            }
        });
        return county;
    }

    private static Round RoundOf(int county, int year)
    {
        var day = new DateOnly(year + 1, 1, 31);
        return new Round
        {
            CountyId = county,
            Year = year,
            Format = Catalogue.ForYear(year)!.Id,
            Opens = day,
            FirstDraftDue = day,
            SignedCopyDue = day,
            PublishBy = day,
            SummaryDue = day,
            CountyReportBy = day,
        };
    }

    /// <summary>The county counted a report of the year before that carried so many applications on.</summary>
    public Task CountBeforeAsync(int unit, long carriedOut, int version = 1) => AsOwnerAsync(db =>
    {
        var submission = new Submission
        {
            CountyId = CountyId,
            UnitId = unit,
            Year = year - 1,
            Version = version,
            Origin = SubmissionOrigin.Filled,
            ContentHash = $"{unit}-{carriedOut}",
            SubmittedAt = TimeProvider.System.GetUtcNow(),
            SubmittedBy = "填报人",
        };
        submission.Write(Carrying(Before, CarriedOut, carriedOut), Narrative.Empty);
        db.Submissions.Add(submission);
        var report = db.Reports.Single(r => r.CountyId == CountyId && r.UnitId == unit && r.Year == year - 1);
        (report.State, report.LatestVersion, report.AcceptedVersion) = (ReportState.Accepted, version, version);
    });

    /// <summary>The unit hands in a report in which so many applications came over from last year.</summary>
    public async Task SubmitAsync(int unit, long carriedIn, Func<Subject, Subject>? more = null)
    {
        await using var work = await BeginAsync(Scope.Unit, unit);
        var report = await work.Db.Reports.SingleAsync(
            r => r.Year == year, TestContext.Current.CancellationToken);
        var subject = new Subject(Carrying(Form, CarriedIn, carriedIn)) { Year = year, Level = Level.Township };
        Assert.Null(await new ReportBook(work.Db, TimeProvider.System).SubmitAsync(
            report, more?.Invoke(subject) ?? subject, SubmissionOrigin.AsPublished, "填报人",
            TestContext.Current.CancellationToken));
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    public async Task DraftAsync(int unit, long carriedIn)
    {
        await using var work = await BeginAsync(Scope.Unit, unit);
        var book = new DraftBook(work.Db, TimeProvider.System);
        var seen = await book.LockAsync(CountyId, unit, year, TestContext.Current.CancellationToken);
        Assert.Null(await book.SaveAsync(
            seen!, Carrying(Form, CarriedIn, carriedIn), Narrative.Empty, "填报人",
            TestContext.Current.CancellationToken));
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    public Task AcceptAsync(int unit) => AsOwnerAsync(db =>
    {
        var report = db.Reports.Single(r => r.CountyId == CountyId && r.UnitId == unit && r.Year == year);
        (report.State, report.AcceptedVersion) = (ReportState.Accepted, report.LatestVersion);
    });

    /// <summary>A unit became part of others on a day; unless it is said to, it has no report of the year.</summary>
    public Task BecomeAsync(int unit, LineageKind kind, DateOnly since, bool reports, params int[] successors) =>
        AsOwnerAsync(db =>
        {
            db.Lineage.AddRange(successors.Select(successor => new UnitLineage
            {
                CountyId = CountyId,
                UnitId = unit,
                SuccessorId = successor,
                Since = since,
                Kind = kind,
                NameBefore = $"第{unit}镇",
            }));
            if (reports) return;
            db.RoundUnits.Single(r => r.CountyId == CountyId && r.UnitId == unit && r.Year == year).Exemption = "撤并";
        });

    /// <summary>
    /// The checks of a unit's submission or draft, the oldest first, with the codes of what they found; that such small
    /// figures jump from year to year is left out.
    /// </summary>
    public async Task<IReadOnlyList<(Check Check, string[] Codes)>> ChecksAsync(int unit, int version)
    {
        await using var work = await BeginAsync(Scope.Aggregator, null);
        var checks = await work.Db.Checks.AsNoTracking()
            .Where(c => c.UnitId == unit && c.Year == year && c.Version == version)
            .OrderBy(c => c.Number).ToListAsync(TestContext.Current.CancellationToken);
        var findings = await work.Db.Findings.AsNoTracking()
            .Where(f => f.UnitId == unit && f.Year == year && f.Version == version && f.Code != "JUMP")
            .OrderBy(f => f.Ordinal).ToListAsync(TestContext.Current.CancellationToken);
        return
        [
            .. checks.Select(check => (
                check,
                findings.Where(f => f.CheckNumber == check.Number).Select(f => f.Code).ToArray())),
        ];
    }

    public async Task<IReadOnlyList<TakenOver>> TakenOverAsync()
    {
        await using var work = await BeginAsync(Scope.Aggregator, null);
        return await work.Db.TakenOver.AsNoTracking().OrderBy(row => row.UnitId)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task AsOwnerAsync(Action<CountyContext> change)
    {
        await using var db = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
            .UseNpgsql(TestServer.Owner(database), CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);
        change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public Task<TenantWork> BeginAsync(Scope scope, int? unit) => services
        .GetRequiredService<County.Data.Tenancy>()
        .BeginAsync(scope, new TenantInfo(CountyId, unit), TestContext.Current.CancellationToken);

    /// <summary>Zero throughout, but for applications that came over and were carried on, which balance.</summary>
    private static Figures Carrying(Format form, string cell, long figure)
    {
        var other = cell == CarriedIn ? CarriedOut : "t3_applications.new_received.natural_person";
        return Figures.Zero(form).With(cell, figure).With(other, figure).WithTotals();
    }
}
