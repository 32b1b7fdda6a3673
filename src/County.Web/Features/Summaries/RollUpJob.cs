using Quartz;

namespace County.Web.Features.Summaries;

/// <summary>The roll-up on its schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class RollUpJob(RollUpSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var versions = await sweep.RunAsync(all: false, cancellationToken);
        if (versions > 0) context.Result = $"写了{versions}个新的汇总版本";
    }
}
