using Quartz;

namespace County.Web.Features.Pruning;

/// <summary>The pruning on its schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class PruningJob(PruningHandler handler) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = (await handler.RunAsync(cancellationToken)).Words;
}
