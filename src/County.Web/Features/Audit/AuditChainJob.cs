using County.Data;
using Quartz;

namespace County.Web.Features.Audit;

/// <summary>Links new audit entries on schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class AuditChainJob(AuditChain chain) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await chain.LinkAsync(cancellationToken);
}
