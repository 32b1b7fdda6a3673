using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Messages;

/// <summary>站内消息: what a unit or the office was told, and who was the first to open it.</summary>
public static class MessageEndpoint
{
    private const int Listed = 200;

    /// <param name="Count">How many there are; the lines may be fewer.</param>
    public sealed record Listing(int Count, IReadOnlyList<Line> Lines);

    public sealed record Line(
        Guid MessageId, string Kind, string Subject, DateTimeOffset MadeAt, DateTimeOffset? ReadAt, string? ReadBy);

    internal static async Task<RazorComponentResult<MessagesPage>> List(Inbox inbox, CancellationToken cancellation)
    {
        var lines = await inbox.Messages.AsNoTracking()
            .OrderBy(m => m.ReadAt != null).ThenByDescending(m => m.MadeAt).ThenBy(m => m.MessageId).Take(Listed)
            .Select(m => new Line(m.MessageId, m.Kind, m.Subject, m.MadeAt, m.ReadAt, m.ReadBy))
            .ToListAsync(cancellation);
        var count = lines.Count < Listed ? lines.Count : await inbox.Messages.CountAsync(cancellation);
        return Pages.Show<MessagesPage, Listing>(new Listing(count, lines));
    }

    /// <summary>Opens one; the first to do so is written down.</summary>
    internal static async Task<Results<RazorComponentResult<MessagePage>, NotFound>> Page(
        Guid note, Inbox inbox, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var (now, person) = (time.GetUtcNow(), caller.Person);
        // In one statement: of two who open it at once one was the first.
        await inbox.Messages.Where(m => m.MessageId == note && m.ReadAt == null).ExecuteUpdateAsync(
            row => row.SetProperty(m => m.ReadAt, now).SetProperty(m => m.ReadBy, person), cancellation);
        var found = await inbox.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.MessageId == note, cancellation);
        return found is null ? TypedResults.NotFound() : Pages.Show<MessagePage, Message>(found);
    }
}
