using Quartz;

namespace County.Web.Features.Summaries;

/// <summary>The roll-up on its schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class RollUpJob(RollUpSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sweep.RunAsync(all: false, cancellationToken);
}
