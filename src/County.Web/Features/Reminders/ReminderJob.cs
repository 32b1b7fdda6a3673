using Quartz;

namespace County.Web.Features.Reminders;

/// <summary>Reminders and the digest on their schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var written = await sweep.RunAsync(cancellationToken);
        if (written > 0) context.Result = $"写了{written}份催报";
    }
}
