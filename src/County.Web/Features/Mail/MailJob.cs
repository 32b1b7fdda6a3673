using Quartz;

namespace County.Web.Features.Mail;

/// <summary>The outbox on its schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class MailJob(MailDispatch dispatch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = (await dispatch.RunAsync(cancellationToken)).Words;
}
