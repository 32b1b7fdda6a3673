using Quartz;

namespace County.Web.Features.Summaries;

/// <summary>The nightly check of everything that is still to be answered.</summary>
[DisallowConcurrentExecution]
internal sealed class ReconcileJob(RollUpSweep rounds, ReconcileSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sweep.RunAsync(
            await rounds.RoundsAsync(all: true, cancellationToken), rollsUp: false, done: () => { }, cancellationToken);
}
