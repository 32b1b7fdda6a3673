using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Mail;

/// <summary>The county's outbox: what could not be delivered, what waits, what was sent of late.</summary>
public static class MailEndpoint
{
    private const int Listed = 200;
    private const int Days = 30;

    /// <param name="Blocked">The channels by which messages wait and none can leave.</param>
    public sealed record Model(IReadOnlyList<Channel> Blocked, Part GivenUp, Part Waiting, Part Sent);

    /// <param name="Count">How many there are; the lines may be fewer.</param>
    public sealed record Part(int Count, IReadOnlyList<Line> Lines);

    public sealed record Line(
        Guid MessageId, Channel Channel, string Kind, string Recipient, string Subject, DateTimeOffset MadeAt,
        DateTimeOffset? NextTryAt, int Tries, DateTimeOffset? SentAt, string? Problem);

    internal static async Task<RazorComponentResult<MailListPage>> Page(
        CountyContext db, Settings settings, TimeProvider time, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().AddDays(-Days);
        var all = db.Outbox.AsNoTracking();
        var blocked = new List<Channel>();
        if (settings.Mail is null) blocked.Add(Channel.Mail);
        // A gateway is missed only by whom it would send something for.
        if (settings.ShortMessage is null && await all.AnyAsync(
            m => m.Channel == Channel.ShortMessage && m.NextTryAt != null, cancellation))
        {
            blocked.Add(Channel.ShortMessage);
        }

        return Pages.Show<MailListPage, Model>(new Model(
            blocked,
            await PartAsync(
                all.Where(m => m.SentAt == null && m.NextTryAt == null).OrderByDescending(m => m.MadeAt), cancellation),
            await PartAsync(all.Where(m => m.NextTryAt != null).OrderBy(m => m.NextTryAt), cancellation),
            await PartAsync(all.Where(m => m.SentAt >= since).OrderByDescending(m => m.SentAt), cancellation)));
    }

    /// <summary>One more try for a message that was given up.</summary>
    internal static async Task<Results<RedirectHttpResult, NotFound>> Retry(
        Guid message, IFormCollection _, CountyContext db, AuditBook audit, TimeProvider time,
        CancellationToken cancellation)
    {
        var due = db.Outbox.Where(m => m.MessageId == message && m.SentAt == null && m.NextTryAt == null);
        var kind = await due.Select(m => m.Kind).SingleOrDefaultAsync(cancellation);
        // What the mail says is not the office's to read, so the row is not loaded to be changed.
        var changed = await due.ExecuteUpdateAsync(
            row => row.SetProperty(m => m.NextTryAt, time.GetUtcNow()), cancellation);
        if (kind is null || changed == 0) return TypedResults.NotFound();
        audit.Write("重试邮件", NoticeKinds.Name(kind));
        await db.SaveChangesAsync(cancellation);
        return TypedResults.LocalRedirect("/mail");
    }

    private static async Task<Part> PartAsync(IQueryable<OutboxMessage> messages, CancellationToken cancellation)
    {
        var lines = await messages.Take(Listed).Select(m => new Line(
            m.MessageId, m.Channel, m.Kind, m.Recipient, m.Subject, m.MadeAt, m.NextTryAt, m.Tries, m.SentAt,
            m.Problem))
            .ToListAsync(cancellation);
        var count = lines.Count < Listed ? lines.Count : await messages.CountAsync(cancellation);
        return new Part(count, [.. lines.Select(line => line with { Recipient = Shown(line) })]);
    }

    private static string Shown(Line line) =>
        line.Channel == Channel.ShortMessage ? Masked.Telephone(line.Recipient)! : Shown(line.Recipient);

    /// <summary>The address without the name before it, so far that its owner knows it.</summary>
    internal static string Shown(string recipient) =>
        Masked.Email(MimeKit.MailboxAddress.TryParse(recipient, out var parsed) ? parsed.Address : recipient)!;
}
