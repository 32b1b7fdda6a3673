using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>What the installation noticed of a county that its office should know: read as the jobs' role.</summary>
/// <param name="Undelivered">How many messages were given up in the last thirty days.</param>
/// <param name="Recipients">To whom the newest of them were, with their kind.</param>
/// <param name="Failed">Jobs that failed, and when, each with its newest failure.</param>
/// <param name="Heads">Heads of the audit record: the county's and the installation's.</param>
internal sealed record Watch(
    int Undelivered, IReadOnlyList<Watch.Lost> Recipients, IReadOnlyList<(string Job, DateTimeOffset At)> Failed,
    IReadOnlyList<string> Heads)
{
    private const int Listed = 5;
    private const int Days = 30;

    internal sealed record Lost(Channel Channel, string Recipient, string Kind);

    public static async Task<Watch> OfAsync(
        Tenancy tenancy, AuditChain chain, int county, string name, DateTimeOffset since, DateTimeOffset now,
        CancellationToken cancellation)
    {
        // No other county's: how busy it is is nothing to this one.
        var heads = (await chain.HeadsAsync(cancellation))
            .Where(head => head.CountyId == county || head.CountyId == AuditBook.Installation)
            .OrderByDescending(head => head.CountyId)
            .Select(head => head.Line(head.CountyId == county ? name : "本系统")).ToList();
        await using var work = await tenancy.BeginAsync(Scope.Jobs, new TenantInfo(county), cancellation);
        var lost = work.Db.Outbox.AsNoTracking().Where(m => m.CountyId == county && m.SentAt == null
            && m.NextTryAt == null && m.MadeAt >= now.AddDays(-Days));
        var failed = await work.Db.JobRuns.AsNoTracking()
            .Where(run => (run.CountyId == county || run.CountyId == AuditBook.Installation)
                && run.Problem != null && run.StartedAt >= since)
            .GroupBy(run => run.Job).Select(runs => new { Job = runs.Key, At = runs.Max(run => run.StartedAt) })
            .OrderBy(run => run.Job).ToListAsync(cancellation);
        return new Watch(
            await lost.CountAsync(cancellation),
            await lost.OrderByDescending(m => m.MadeAt).Take(Listed)
                .Select(m => new Lost(m.Channel, m.Recipient, m.Kind)).ToListAsync(cancellation),
            [.. failed.Select(run => (run.Job, run.At))],
            heads);
    }
}
