using System.Globalization;
using County.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;

namespace County.Web.Hosting;

/// <summary>
/// Writes a row for every run of every job: when, where, what came of it. A job says what it did in its context's
/// Result. Of runs that did nothing only a job's newest is kept, or the outbox alone would make six thousand a day. The
/// record is not the job: where it cannot be written, the job runs all the same.
/// </summary>
internal sealed class JobRecord(Tenancy tenancy, TimeProvider time, ILogger<JobRecord> logger)
    : IJobExecutionMiddleware
{
    /// <summary>Key of who asked for a run, in the data of the trigger.</summary>
    public const string AskedBy = "asked-by";

    /// <summary>Key of the county that a run is for, beside it.</summary>
    public const string County = "county";

    /// <summary>How long runs are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int Longest = 500;

    /// <summary>So long a job waits for its record at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async ValueTask Invoke(
        IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken)
    {
        var run = new JobRun
        {
            CountyId = CountyOf(context) ?? AuditBook.Installation,
            RunId = Guid.CreateVersion7(),
            Job = context.JobDetail.Key.Name,
            AskedBy = context.MergedJobDataMap.TryGetString(AskedBy, out var asked) ? asked : null,
            Node = context.Scheduler.SchedulerInstanceId,
            StartedAt = time.GetUtcNow(),
        };
        await WriteAsync(run, (db, cancellation) =>
        {
            db.JobRuns.Add(run);
            return db.SaveChangesAsync(cancellation);
        });
        try
        {
            await next(context, cancellationToken);
            run.Outcome = Short(context.Result as string);
        }
        catch (Exception failure)
        {
            run.Problem = Short(cancellationToken.IsCancellationRequested ? "工作进程停止，没有做完" : Problem(failure));
            throw;
        }
        finally
        {
            run.EndedAt = time.GetUtcNow();
            await WriteAsync(run, (db, cancellation) => EndAsync(db, run, cancellation));
        }
    }

    /// <summary>The one county a run was asked for; null for all.</summary>
    public static int? CountyOf(IJobExecutionContext context) =>
        context.MergedJobDataMap.TryGetString(County, out var county)
            ? int.Parse(county!, CultureInfo.InvariantCulture)
            : null;

    private static async Task EndAsync(CountyContext db, JobRun run, CancellationToken cancellation)
    {
        var ended = await db.JobRuns.Where(one => one.CountyId == run.CountyId && one.RunId == run.RunId)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.EndedAt, run.EndedAt)
                    .SetProperty(one => one.Outcome, run.Outcome).SetProperty(one => one.Problem, run.Problem),
                cancellation);
        if (ended == 0)
        {
            // Its beginning could not be written.
            db.JobRuns.Add(run);
            await db.SaveChangesAsync(cancellation);
        }

        if (run is { Outcome: null, Problem: null, AskedBy: null })
        {
            await db.JobRuns.Where(one => one.CountyId == run.CountyId && one.Job == run.Job && one.RunId != run.RunId
                    && one.EndedAt != null && one.Outcome == null && one.Problem == null && one.AskedBy == null)
                .ExecuteDeleteAsync(cancellation);
        }
    }

    private async Task WriteAsync(JobRun run, Func<CountyContext, CancellationToken, Task> write)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, limit.Token);
            await write(work.Db, limit.Token);
            await work.CommitAsync(limit.Token);
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The run {Run} of {Job} is not on record", run.RunId, run.Job);
        }
    }

    /// <summary>
    /// Why it failed. What the program did not foresee stands in the log: its words may hold a secret.
    /// </summary>
    private static string Problem(Exception failure) => failure switch
    {
        JobProblemException known => known.Message,
        PostgresException refused => $"数据库报错（{refused.SqlState}），详见日志",
        NpgsqlException => "连接不上数据库",
        { InnerException: { } inner } => Problem(inner),
        _ => $"程序出错（{failure.GetType().Name}），详见日志",
    };

    private static string? Short(string? text) => text is { Length: > Longest } ? text[..Longest] : text;
}
