using System.Collections.Concurrent;
using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Season;

/// <summary>
/// What the people of a county do in a season, drawn by lot: each act in a transaction of its own, under the role whose
/// act it is, through the books that the pages use. The office writes a mail in the transaction of its answer.
/// </summary>
internal sealed class Acts(BigCounty county, int seed)
{
    private const int Streams = 3;

    private static readonly Narrative Text = new("总体情况。", "主要问题。", "无。");

    private int rounds;
    private int done;
    private int asPublished;
    private int interrupted;

    public int Done => done;

    /// <summary>How many were cut off by an outage; each was done or not, and the next looks.</summary>
    public int Interrupted => interrupted;

    /// <summary>Reports that the checker had something to say of, taken as published.</summary>
    public int AsPublished => asPublished;

    /// <summary>True while the database may go away under an act.</summary>
    public bool MayBeInterrupted { get; set; }

    /// <summary>Mails whose transaction was committed.</summary>
    public ConcurrentBag<Guid> Written { get; } = [];

    /// <summary>Units that owed their report after one of their acts, since this was last emptied.</summary>
    public ConcurrentDictionary<int, bool> Owed { get; } = new();

    /// <summary>As 催报 understands it, said once more: not handed in and never counted, or sent back.</summary>
    public static bool Owes(Report report) => report.State == ReportState.Returned
        || (report.AcceptedVersion is null && report.State is not (
            ReportState.Submitted or ReportState.Accepted or ReportState.Published));

    /// <summary>So many acts, of several units at a time.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="draftsOnly">True for those that change nothing in who owes a report.</param>
    public Task RunAsync(int steps, bool draftsOnly = false)
    {
        var turn = Interlocked.Increment(ref rounds);
        return Task.WhenAll(Enumerable.Range(0, Streams).Select(stream => Task.Run(
            () => RunAsync(new Random((seed * 31) + (turn * Streams) + stream), stream, steps / Streams, draftsOnly),
            TestContext.Current.CancellationToken)));
    }

    private async Task RunAsync(Random random, int stream, int steps, bool draftsOnly)
    {
        for (var step = 0; step < steps; step++)
        {
            var unit = (random.Next(county.Units / Streams) * Streams) + stream + 1;
            if (unit == county.Exempt) continue;
            var one = StepAsync(unit, random, draftsOnly);
            await one.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!one.IsFaulted) Interlocked.Increment(ref done);
            else if (MayBeInterrupted) Interlocked.Increment(ref interrupted);
            else await one;
            await Task.Delay(random.Next(20, 160), TestContext.Current.CancellationToken);
        }
    }

    private async Task StepAsync(int unit, Random random, bool draftsOnly)
    {
        var state = await county.ReadAsync(db => db.Reports.AsNoTracking()
            .Where(r => r.UnitId == unit && r.Year == BigCounty.Year).Select(r => r.State).SingleAsync());
        if (draftsOnly && state is not (ReportState.NotStarted or ReportState.Drafting)) return;
        var lot = random.Next(100);
        await (state switch
        {
            ReportState.NotStarted => SaveAsync(unit, random),
            ReportState.Drafting or ReportState.Returned when draftsOnly || lot < 35 => SaveAsync(unit, random),
            ReportState.Drafting or ReportState.Returned => HandInAsync(unit, random),
            ReportState.Submitted when lot < 60 => AnswerAsync(unit, Answer),
            ReportState.Submitted => AnswerAsync(unit, _ => new Act.Return("请核对")),
            ReportState.Accepted when lot < 50 => AnswerAsync(unit, _ => new Act.UndoAcceptance("误点")),
            ReportState.Accepted => AsUnitAsync(unit, (db, report) => ActAsync(db, report, new Act.Correct("更正"))),
            _ => Task.CompletedTask,
        });
    }

    /// <summary>What is wrong goes back.</summary>
    private static Act Answer(int errors) => errors == 0 ? new Act.Accept(0, null) : new Act.Return("有错误，请核对");

    private Task SaveAsync(int unit, Random random) => AsUnitAsync(
        unit, (db, _) => SaveAsync(db, unit, county.ThisYear(unit, random)));

    private Task HandInAsync(int unit, Random random) => AsUnitAsync(unit, async (db, report) =>
    {
        var figures = county.ThisYear(unit, random);
        await SaveAsync(db, unit, figures);
        await ActAsync(db, report, new Act.SendForSignOff());
        var subject = new Subject(figures) { Year = BigCounty.Year, Level = Level.Township, Narrative = Text };
        var book = new ReportBook(db, county.Time);
        if (await book.SubmitAsync(report, subject, SubmissionOrigin.Filled, "填报人") is null) return;
        Interlocked.Increment(ref asPublished);
        Assert.Null(await book.SubmitAsync(report, subject, SubmissionOrigin.AsPublished, "填报人"));
    });

    private async Task AnswerAsync(int unit, Func<int, Act> answer)
    {
        Guid mail = default;
        await InAsync(Scope.Office, unit, async (db, report) =>
        {
            if (report is { State: ReportState.Submitted, ReviewStarted: false })
            {
                await ActAsync(db, report, new Act.StartReview());
            }

            var errors = await CheckBook.Current(db).CountAsync(f =>
                f.UnitId == unit && f.Year == BigCounty.Year && f.Version == report.LatestVersion
                && f.Severity == Severity.Error);
            await ActAsync(db, report, answer(errors));
            mail = Mail(db, unit);
            await db.SaveChangesAsync();
        });
        Written.Add(mail);
    }

    private Guid Mail(CountyContext db, int unit)
    {
        var mail = new OutboxMessage
        {
            CountyId = BigCounty.CountyId,
            MessageId = Guid.CreateVersion7(),
            UnitId = unit,
            Kind = "returned",
            Recipient = $"clerk{unit}@county.example",
            Subject = "报告有答复",
            Text = "请登录系统办理。",
            MadeAt = county.Time.GetUtcNow(),
            NextTryAt = county.Time.GetUtcNow(),
        };
        db.Outbox.Add(mail);
        return mail.MessageId;
    }

    private async Task SaveAsync(CountyContext db, int unit, Figures figures)
    {
        var book = new DraftBook(db, county.Time);
        var seen = await book.LockAsync(BigCounty.CountyId, unit, BigCounty.Year, CancellationToken.None);
        Assert.Null(await book.SaveAsync(seen!, figures, Text, "填报人", CancellationToken.None));
    }

    private async Task ActAsync(CountyContext db, Report report, Act act) => Assert.Null(
        await new ReportBook(db, county.Time).ActAsync(report, act, act.By, act.By == Party.Unit ? "填报人" : "审核员"));

    private Task AsUnitAsync(int unit, Func<CountyContext, Report, Task> deed) => InAsync(Scope.Unit, unit, deed);

    private async Task InAsync(Scope scope, int unit, Func<CountyContext, Report, Task> deed)
    {
        var tenant = new TenantInfo(BigCounty.CountyId, scope == Scope.Unit ? unit : null);
        await using var work = await county.Tenancy.BeginAsync(scope, tenant, TestContext.Current.CancellationToken);
        var report = await ReportBook.Locked(work.Db, BigCounty.CountyId, unit, BigCounty.Year).SingleAsync();
        await deed(work.Db, report);
        await work.CommitAsync(TestContext.Current.CancellationToken);
        if (Owes(report)) Owed[unit] = true;
    }
}
