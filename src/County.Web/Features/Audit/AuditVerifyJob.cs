using County.Data;
using County.Web.Hosting;
using Quartz;

namespace County.Web.Features.Audit;

/// <summary>
/// Verifies the audit record of every county on schedule; a fault is a failed run that names the row.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class AuditVerifyJob(AuditVerifier verifier, ILogger<AuditVerifyJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        AuditFault? first = null;
        var (counties, entries, faults) = (0, 0L, 0);
        try
        {
            foreach (var county in await verifier.CountiesAsync([], cancellationToken))
            {
                var verdict = await verifier.VerifyAsync(county, [], Report, cancellationToken);
                (counties, entries) = (counties + 1, entries + (verdict.Head?.Count ?? 0));
            }
        }
        catch (InvalidDataException unreadable)
        {
            logger.LogError(unreadable, "The heads of the audit record cannot be read");
            throw new JobProblemException("County:Audit:Heads所指的文件有一行读不出来，审计记录没有核对");
        }

        if (first is not null)
        {
            throw new JobProblemException($"审计记录有{faults}处不符，第一处：{Named(first)}。请运行county audit verify查看全部");
        }

        context.Result = $"核对了{counties}条记录链、{entries}条审计记录，没有不符";

        void Report(AuditFault fault)
        {
            first ??= fault;
            // One log line each would let who changed a whole record fill the disk.
            if (faults++ < 20) logger.LogError("Audit record: {Fault}", fault);
        }
    }

    private static string Named(AuditFault fault) => string.Concat(
        fault.CountyId == AuditBook.Installation ? "系统的记录" : $"{fault.CountyId}的记录",
        fault.Number is { } number ? $"第{number}条" : "",
        fault.AuditId is { } id ? $"（{id}）" : "");
}
