using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Mail;

/// <summary>
/// Sends what waits in the outbox, one message a transaction: whoever is killed in the middle has marked none as sent,
/// and another process sends it. What the server had acknowledged before that goes out a second time, under the same
/// Message-ID: no protocol between a database and a mail server, or a gateway, can do better.
/// </summary>
internal sealed class MailDispatch(
    Tenancy tenancy, Settings settings, TimeProvider time, ILogger<MailDispatch> logger)
{
    /// <summary>How long it rests after each failed try; after the one behind the last it is given up.</summary>
    private static readonly TimeSpan[] Rests =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];

    /// <summary>So many broken connections in a row are the server's fault and not the mails'.</summary>
    private const int Patience = 3;

    /// <summary>What came of going through the outbox once.</summary>
    /// <param name="IsWhole">False where a server failed and the rest was left for later.</param>
    /// <param name="Words">In office Chinese; null where nothing was tried.</param>
    internal sealed record Dispatched(bool IsWhole, string? Words);

    /// <summary>Goes through the outbox once, every channel for itself: none waits for another.</summary>
    public async Task<Dispatched> RunAsync(CancellationToken cancellation)
    {
        var done = await Task.WhenAll(Ways.Of(settings).Select(way => RunAsync(way, cancellation)));
        var words = string.Join('，', done.Select(one => one.Words).OfType<string>());
        return new Dispatched(done.All(one => one.IsWhole), words.Length == 0 ? null : words);
    }

    private async Task<Dispatched> RunAsync(IWay way, CancellationToken cancellation)
    {
        await using var _ = way;
        var (sent, failed) = (0, 0);
        for (var broken = 0; broken < Patience;)
        {
            await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
            if (await NextAsync(work.Db, way.Channel, cancellation) is not { } message) return Done(isWhole: true);
            var sender = await work.Db.NotificationSettings.AsNoTracking()
                .SingleOrDefaultAsync(s => s.CountyId == message.CountyId, cancellation);
            var (failure, isOpen) = await SendAsync(message, sender, way, cancellation);
            // A program that is being stopped has not failed: it leaves the message as it was. What the other side has
            // acknowledged is written down all the same.
            if (failure is not null) cancellation.ThrowIfCancellationRequested();
            Mark(message, failure);
            await work.Db.SaveChangesAsync(CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
            (sent, failed) = failure is null ? (sent + 1, failed) : (sent, failed + 1);
            if (!isOpen) return Done(isWhole: false);
            broken = failure is { IsOfConnection: true } ? broken + 1 : 0;
        }

        return Done(isWhole: false);

        Dispatched Done(bool isWhole)
        {
            var (name, unit) = Ways.Words(way.Channel);
            return new Dispatched(isWhole, (sent, failed) switch
            {
                (0, 0) => null,
                (_, 0) => $"{name}发出{sent}{unit}",
                _ => $"{name}发出{sent}{unit}、没有发出{failed}{unit}",
            });
        }
    }

    /// <summary>
    /// The one that has been due longest and that no other process has in hand; of those that waited for one morning
    /// the one that was written first, lest somebody read of a withdrawal before what was withdrawn.
    /// </summary>
    private async Task<OutboxMessage?> NextAsync(CountyContext db, Channel channel, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = await db.Outbox.FromSql($"""
            select * from county.outbox where next_try_at <= {now} and channel = {channel.ToString()}
            order by next_try_at, made_at limit 1 for update skip locked
            """).ToListAsync(cancellation);
        return next.SingleOrDefault();
    }

    /// <summary>Why it was not sent, null where it was; and whether there is a connection at all.</summary>
    private async Task<(Failure? Failure, bool IsOpen)> SendAsync(
        OutboxMessage message, NotificationSettings? sender, IWay way, CancellationToken cancellation)
    {
        if (way.HandOver(message, sender) is not { } handOver) return (Failure.NoAddress, true);
        var failure = await TryAsync(message, way, way.OpenAsync, cancellation);
        return failure is null
            ? (await TryAsync(message, way, handOver, cancellation), true)
            : (failure, false);
    }

    private async Task<Failure?> TryAsync(
        OutboxMessage message, IWay way, Func<CancellationToken, Task> step, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(way.Limit);
        var done = step(limited.Token);
        await done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (done.IsCompletedSuccessfully) return null;
        var failure = way.FailureOf(done.IsCanceled ? new TimeoutException() : done.Exception?.InnerException);
        if (failure.IsFault) logger.LogError(done.Exception, "Message {Message} cannot be sent", message.MessageId);
        return failure;
    }

    private void Mark(OutboxMessage message, Failure? failure)
    {
        var now = time.GetUtcNow();
        message.Tries++;
        message.Problem = failure?.Problem;
        if (failure is null)
        {
            (message.SentAt, message.NextTryAt, message.Text, message.Html) = (now, null, "", null);
            return;
        }

        message.NextTryAt = failure.IsFinal || message.Tries > Rests.Length ? null : now + Rests[message.Tries - 1];
        logger.LogWarning(
            "Message {Message} was not sent, try {Try}: {Problem}", message.MessageId, message.Tries, failure.Problem);
    }
}
