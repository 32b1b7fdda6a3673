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
    private static async Task<IReadOnlyList<(Duty Duty, Rung Rung)>> DueAsync(
        CountyContext db, Round round, DateOnly today, Calendar calendar, CancellationToken cancellation)
    {
        var due = (
            from duty in await Duty.OfAsync(db, round, today, cancellation)
            where duty.IsOwed
            let rung = Rung.On(today, round, duty.Member, calendar)
            where rung is not null
            select (Duty: duty, Rung: rung)).ToList();
        var effects = due.Select(one => ReminderText.Effect(one.Duty, one.Rung, today)).ToArray();
        var done = await db.Messages.Where(m => m.CountyId == round.CountyId && effects.Contains(m.Effect))
            .Select(m => m.Effect).ToListAsync(cancellation);
        return [.. due.Where(one => !done.Contains(ReminderText.Effect(one.Duty, one.Rung, today)))];
    }

    private async Task WriteAsync(
        CountyContext db, Round round, DateOnly today, IReadOnlyList<(Duty Duty, Rung Rung)> due,
        CancellationToken cancellation)
    {
        var audience = await Audience.OfAsync(db, round.CountyId, cancellation);
        var work = await Work.OfAsync(db, round, [.. due.Select(one => one.Duty.Report.UnitId)], cancellation);
        var book = new NoticeBook(db, settings, time);
        foreach (var (duty, rung) in due)
        {
            var missing = Missing.Of(duty.Report, work.GetValueOrDefault(duty.Report.UnitId));
            book.Write(ReminderText.Of(today, duty, rung, missing, audience), audience);
        }

        await db.SaveChangesAsync(cancellation);
    }
}
