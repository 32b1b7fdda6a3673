using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Mail;

/// <summary>
/// Sends what waits in the outbox, one mail a transaction: whoever is killed in the middle has marked nothing as sent,
/// and another process sends it. What the server had acknowledged before that goes out a second time, under the same
/// Message-ID: no protocol between a database and a mail server can do better.
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

    /// <summary>Goes through the outbox once; false where the server failed and the rest was left for later.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (settings.Mail is not { } mail) return true;
        var limit = mail is MailSettings.ToServer server ? server.Limit : TimeSpan.FromMinutes(1);
        await using var carrier = Carriers.Of(mail);
        for (var broken = 0; broken < Patience;)
        {
            await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
            if (await NextAsync(work.Db, cancellation) is not { } message) return true;
            var (failure, isOpen) = await SendAsync(message, carrier, mail, limit, cancellation);
            // A program that is being stopped has not failed: it leaves the mail as it was. What the server has
            // acknowledged is written down all the same.
            if (failure is not null) cancellation.ThrowIfCancellationRequested();
            Mark(message, failure);
            await work.Db.SaveChangesAsync(CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
            if (!isOpen) return false;
            broken = failure is { IsOfConnection: true } ? broken + 1 : 0;
        }

        return false;
    }

    /// <summary>The one that has been due longest and that no other process has in hand.</summary>
    private async Task<OutboxMessage?> NextAsync(CountyContext db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = await db.Outbox.FromSql($"""
            select * from county.outbox where next_try_at <= {now} and channel = 'Mail'
            order by next_try_at limit 1 for update skip locked
            """).ToListAsync(cancellation);
        return next.SingleOrDefault();
    }

    /// <summary>Why it was not sent, null where it was; and whether there is a connection at all.</summary>
    private async Task<(Failure? Failure, bool IsOpen)> SendAsync(
        OutboxMessage message, ICarrier carrier, MailSettings mail, TimeSpan limit, CancellationToken cancellation)
    {
        if (Letter.Of(message, mail.From) is not { } letter) return (Failure.NoAddress, true);
        using (letter)
        {
            var failure = await TryAsync(message, carrier.OpenAsync, limit, cancellation);
            if (failure is not null) return (failure, false);
            return (await TryAsync(message, limited => carrier.CarryAsync(letter, limited), limit, cancellation), true);
        }
    }

    private async Task<Failure?> TryAsync(
        OutboxMessage message, Func<CancellationToken, Task> step, TimeSpan limit, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit);
        var done = step(limited.Token);
        await done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (done.IsCompletedSuccessfully) return null;
        var failure = done.IsCanceled
            ? Failure.Of(new TimeoutException())
            : Failure.Of(done.Exception?.InnerException);
        if (failure.IsFault) logger.LogError(done.Exception, "Mail {Message} cannot be sent", message.MessageId);
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
            "Mail {Message} was not sent, try {Try}: {Problem}", message.MessageId, message.Tries, failure.Problem);
    }
}
