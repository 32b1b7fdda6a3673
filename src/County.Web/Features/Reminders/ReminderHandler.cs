using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>
/// Writes what a county's units are due to hear today. Runs as the aggregator; two at once wait for each other on the
/// round's change mark, and the second finds it written.
/// </summary>
internal sealed class ReminderHandler(Settings settings, TimeProvider time)
{
    /// <summary>How many were written.</summary>
    public async Task<int> RunAsync(CountyContext db, int county, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var today = Times.Day(now);
        var rounds = await Season.OpenAsync(db, county, today, cancellation);
        if (rounds.Count == 0) return 0;
        var calendar = await CalendarBook.OfAsync(db, county, cancellation);
        var chosen = await Audience.SettingsAsync(db, county, cancellation);
        if (!Hours.AreOpen(now, calendar, chosen)) return 0;
        var written = 0;
        foreach (var round in rounds)
        {
            if (!await Season.LockAsync(db, round, cancellation)) continue;
            var due = await DueAsync(db, round, today, calendar, cancellation);
            if (due.Count == 0) continue;
            await WriteAsync(db, round, today, due, cancellation);
            written += due.Count;
        }

        return written;
    }

    /// <summary>What is due today and not written yet.</summary>
    private static async Task<IReadOnlyList<(Owing Owing, Rung Rung)>> DueAsync(
        CountyContext db, Round round, DateOnly today, Calendar calendar, CancellationToken cancellation)
    {
        var due = (
            from owing in await Owing.OfAsync(db, round, today, cancellation)
            let rung = Rung.On(today, round, owing.Member, calendar)
            where rung is not null
            select (Owing: owing, Rung: rung)).ToList();
        var effects = due.Select(one => ReminderText.Effect(one.Owing, one.Rung, today)).ToArray();
        var done = await db.Messages.Where(m => m.CountyId == round.CountyId && effects.Contains(m.Effect))
            .Select(m => m.Effect).ToListAsync(cancellation);
        return [.. due.Where(one => !done.Contains(ReminderText.Effect(one.Owing, one.Rung, today)))];
    }

    private async Task WriteAsync(
        CountyContext db, Round round, DateOnly today, IReadOnlyList<(Owing Owing, Rung Rung)> due,
        CancellationToken cancellation)
    {
        var audience = await Audience.OfAsync(db, round.CountyId, cancellation);
        var work = await Work.OfAsync(db, round, [.. due.Select(one => one.Owing)], cancellation);
        var book = new NoticeBook(db, settings, time);
        foreach (var (owing, rung) in due)
        {
            var missing = Missing.Of(owing.Report, work.GetValueOrDefault(owing.Report.UnitId));
            book.Write(ReminderText.Of(today, owing, rung, missing, audience), audience);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
