using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Web.Tests.Features.Summaries;

/// <summary>A county of its own for one test, with a few townships in the round of 2019.</summary>
internal sealed class SmallCounty(IServiceProvider services, string database, int countyId)
{
    public const int Year = 2019;
    public const string Documents = "t2_art20_1.normative_docs.published";

    private static int last = 220100;

    public int CountyId => countyId;

    public Format Form { get; } = Catalogue.Of("2019");

    public County.Data.Tenancy Tenancy => services.GetRequiredService<County.Data.Tenancy>();

    public static async Task<SmallCounty> OpenAsync(IServiceProvider services, string database, int units)
    {
        var county = new SmallCounty(services, database, Interlocked.Increment(ref last));
        await using var db = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
            .UseNpgsql(TestServer.Owner(database), CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);
        db.Counties.Add(new() { CountyId = county.CountyId, Name = "某县", Prefecture = "某市", Province = "某省" });
        var day = new DateOnly(2020, 1, 31);
        db.Rounds.Add(new()
        {
            CountyId = county.CountyId,
            Year = Year,
            Format = "2019",
            Opens = day,
            FirstDraftDue = day,
            SignedCopyDue = day,
            PublishBy = day,
            SummaryDue = day,
            CountyReportBy = day,
        });
        foreach (var unit in Enumerable.Range(1, units))
        {
            db.Units.Add(new()
            {
                CountyId = county.CountyId,
                UnitId = unit,
                Code = $"{county.CountyId}{unit:000000}",
                Name = $"第{unit}镇",
                Kind = UnitKind.Township,
                ValidFrom = new DateOnly(2019, 1, 1),
            });
            db.RoundUnits.Add(new() { CountyId = county.CountyId, UnitId = unit, Year = Year });
            db.Reports.Add(new() { CountyId = county.CountyId, UnitId = unit, Year = Year });
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return county;
    }

    /// <summary>The unit hands in a report that is zero but for one figure.</summary>
    public async Task SubmitAsync(int unit, long documents)
    {
        await using var work = await Tenancy.BeginAsync(
            Scope.Unit, new TenantInfo(CountyId, unit), TestContext.Current.CancellationToken);
        var report = await work.Db.Reports.SingleAsync(TestContext.Current.CancellationToken);
        var subject = new Subject(Figures.Zero(Form).With(Documents, documents)) { Year = Year, Level = Level.Township };
        Assert.Null(await new ReportBook(work.Db, TimeProvider.System).SubmitAsync(
            report, subject, SubmissionOrigin.AsPublished, "填报人", TestContext.Current.CancellationToken));
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    public Task AcceptAsync(int unit) =>
        AsOfficeAsync($"update county.reports set state = 'Accepted', accepted_version = latest_version where unit_id = {unit}");

    public Task UndoAcceptanceAsync(int unit) =>
        AsOfficeAsync($"update county.reports set state = 'Submitted', accepted_version = null where unit_id = {unit}");

    public Task AsOfficeAsync(FormattableString sql) => AsAsync(Scope.Office, sql);

    public async Task AsAsync(Scope scope, FormattableString sql)
    {
        await using var work = await Tenancy.BeginAsync(
            scope, new TenantInfo(CountyId), TestContext.Current.CancellationToken);
        await work.Db.Database.ExecuteSqlAsync(sql, TestContext.Current.CancellationToken);
        await work.CommitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Every version of the summary, the first one first, with its parts as the database holds them.</summary>
    public async Task<IReadOnlyList<Kept>> SummariesAsync()
    {
        await using var work = await Tenancy.BeginAsync(
            Scope.Aggregator, new TenantInfo(CountyId), TestContext.Current.CancellationToken);
        var summaries = await work.Db.Summaries.AsNoTracking().Where(summary => summary.Year == Year)
            .OrderBy(summary => summary.Version).ToListAsync(TestContext.Current.CancellationToken);
        var contributions = await work.Db.Contributions.AsNoTracking().Where(part => part.Year == Year)
            .ToListAsync(TestContext.Current.CancellationToken);
        var gaps = await work.Db.Gaps.AsNoTracking().Where(gap => gap.Year == Year)
            .ToListAsync(TestContext.Current.CancellationToken);
        return
        [
            .. summaries.Select(summary => new Kept(
                summary,
                [.. contributions.Where(c => c.SummaryVersion == summary.Version).OrderBy(c => c.UnitId)],
                [.. gaps.Where(g => g.SummaryVersion == summary.Version).OrderBy(g => g.UnitId)])),
        ];
    }

    /// <summary>What the summary must be, worked out from the submissions by hand.</summary>
    public async Task<Summary> FromScratchAsync()
    {
        await using var owner = new NpgsqlConnection(TestServer.Owner(database));
        await using var db = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
            .UseNpgsql(owner, CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);
        var units = await db.Units.Where(unit => unit.CountyId == CountyId)
            .ToDictionaryAsync(unit => unit.UnitId, TestContext.Current.CancellationToken);
        var submissions = await db.Submissions.AsNoTracking().Where(s => s.CountyId == CountyId && s.Year == Year)
            .ToListAsync(TestContext.Current.CancellationToken);
        var reports = await db.Reports.AsNoTracking().Where(report => report.CountyId == CountyId && report.Year == Year)
            .ToListAsync(TestContext.Current.CancellationToken);
        return RollUp.Of(
            Form,
            from report in reports
            join s in submissions on (report.UnitId, report.AcceptedVersion) equals (s.UnitId, s.Version)
            select new Contribution(
                units[s.UnitId].Code, units[s.UnitId].Name, s.Version, s.ContentHash, s.Figures),
            from report in reports
            where report.AcceptedVersion is null
            select new Gap(
                units[report.UnitId].Code, units[report.UnitId].Name, Enum.Parse<GapReason>(report.State.ToString())));
    }

    public sealed record Kept(
        StoredSummary Summary, IReadOnlyList<StoredContribution> Contributions, IReadOnlyList<StoredGap> Gaps);
}
