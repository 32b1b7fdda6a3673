using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace County.Web.Tests.Features.Summaries;

/// <summary>Counts what is sent to the database.</summary>
internal sealed class Statements : DbCommandInterceptor
{
    public int Count { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Count++;
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
