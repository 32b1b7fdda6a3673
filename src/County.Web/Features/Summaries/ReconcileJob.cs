using County.Web.Hosting;
using Quartz;

namespace County.Web.Features.Summaries;

/// <summary>
/// The check of everything that is still to be answered: nightly, or at once for the county that asks.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class ReconcileJob(RollUpSweep rounds, ReconcileSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var only = JobRecord.CountyOf(context);
        var all = await rounds.RoundsAsync(all: true, cancellationToken);
        var swept = await sweep.RunAsync(
            all.Where(round => only is null || round.County == only), rollsUp: false, done: () => { },
            cancellationToken);
        if (swept.Checks > 0 || only is not null)
        {
            context.Result = $"核对了{swept.Rounds}个年度的{swept.Reports}份报告，重新校验{swept.Checks}份";
        }
    }
}
