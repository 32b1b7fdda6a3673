using System.Globalization;
using System.Text;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Audit;

/// <summary>The same record as a table file, however long: rows go out as they are read.</summary>
public static class AuditExport
{
    private static readonly string[] Heads =
        ["时间", "人员", "地址", "单位", "办理事项", "对象", "变更内容", "未办理原因", "编号"];

    /// <summary>Writes down that it was taken, then reads in a transaction that cannot write.</summary>
    public static async Task<PushStreamHttpResult> File(
        [AsParameters] AuditFilter filter, Tenancy tenancy, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var tenant = new TenantInfo(caller.CountyId);
        await using (var work = await tenancy.BeginAsync(Scope.Office, tenant, caller.Actor, cancellation))
        {
            work.Audit.Write("导出审计记录", filter.IsEmpty ? "全部" : Uri.UnescapeDataString(filter.Query(null)[1..]));
            await work.Db.SaveChangesAsync(cancellation);
            await work.CommitAsync(cancellation);
        }

        var day = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Times.Shanghai);
        return TypedResults.Stream(
            stream => WriteAsync(stream, filter, tenancy, tenant, cancellation), "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"审计记录-{day:yyyyMMdd}.csv"));
    }

    private static async Task WriteAsync(
        Stream stream, AuditFilter filter, Tenancy tenancy, TenantInfo tenant, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Office, tenant, cancellation);
        await work.Db.Database.ExecuteSqlAsync($"set transaction read only", cancellation);
        var units = await work.Db.Units.AsNoTracking()
            .ToDictionaryAsync(unit => unit.UnitId, unit => unit.Name, cancellation);
        // Spreadsheets take a file for UTF-8 only by its mark.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(CsvText.Row(Heads));
        await foreach (var entry in filter.Of(work.Db).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await writer.WriteAsync(CsvText.Row(
            [
                Times.Local(entry.At), entry.Actor, entry.Address ?? "",
                entry.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "", entry.Act, entry.Subject,
                string.Join('；', AuditText.Changes(entry)), entry.Refused ?? "", entry.AuditId.ToString(),
            ]));
        }
    }
}
