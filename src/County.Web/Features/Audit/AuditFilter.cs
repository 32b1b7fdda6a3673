using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Audit;

/// <summary>
/// What of the record is asked for, as it stands in the address bar. What cannot be read asks for nothing.
/// </summary>
public sealed class AuditFilter
{
    /// <summary>First day, in the county's time.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Last day, that day included.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>Part of the name of who acted.</summary>
    [FromQuery(Name = "person")]
    public string? Person { get; init; }

    /// <summary>Part of what was done.</summary>
    [FromQuery(Name = "act")]
    public string? Act { get; init; }

    /// <summary>Anything that the entry says.</summary>
    [FromQuery(Name = "text")]
    public string? Text { get; init; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; init; }

    /// <summary>"1" for refused acts alone.</summary>
    [FromQuery(Name = "refused")]
    public string? Refused { get; init; }

    /// <summary>Only entries older than this one: its time and its number.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    public bool IsEmpty => Query(null).Length == 0;

    /// <summary>The entries asked for, newest first.</summary>
    public IQueryable<AuditEntry> Of(CountyContext db)
    {
        var entries = db.Audit.AsNoTracking();
        if (Day(From) is { } from) entries = entries.Where(entry => entry.At >= from);
        if (Day(To)?.AddDays(1) is { } to) entries = entries.Where(entry => entry.At < to);
        if (Plain(Person) is { } person) entries = entries.Where(entry => entry.Actor.Contains(person));
        if (Plain(Act) is { } act) entries = entries.Where(entry => entry.Act.Contains(act));
        if (Number(Unit) is { } unit) entries = entries.Where(entry => entry.UnitId == unit);
        if (Refused == "1") entries = entries.Where(entry => entry.Refused != null);
        if (Plain(Text) is { } text)
        {
            entries = entries.Where(entry => entry.Subject.Contains(text) || entry.Act.Contains(text)
                || entry.Actor.Contains(text) || entry.Address!.Contains(text) || entry.Before!.Contains(text)
                || entry.After!.Contains(text) || entry.Refused!.Contains(text));
        }

        if (Cursor() is var (at, id))
        {
            entries = entries.Where(entry => entry.At <= at && EF.Functions.LessThan(
                ValueTuple.Create(entry.At, entry.AuditId), ValueTuple.Create(at, id)));
        }

        return entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.AuditId);
    }

    /// <summary>The same question as an address, from an entry on where one is given.</summary>
    public string Query(AuditEntry? before)
    {
        var fields = new[]
        {
            ("from", Plain(From)), ("to", Plain(To)), ("person", Plain(Person)), ("act", Plain(Act)),
            ("text", Plain(Text)), ("unit", Plain(Unit)), ("refused", Refused == "1" ? "1" : null),
            ("before", before is null ? null : string.Create(
                CultureInfo.InvariantCulture, $"{before.At.UtcTicks}-{before.AuditId:N}")),
        };
        return QueryString.Create(fields.Where(field => field.Item2 is not null)
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2))).ToString();
    }

    private (DateTimeOffset At, Guid Id)? Cursor() =>
        Before?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var guid)
            ? (new DateTimeOffset(at, TimeSpan.Zero), guid)
            : null;

    private static DateTimeOffset? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and < 2200
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Times.Shanghai.BaseUtcOffset).ToUniversalTime()
            : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // PostgreSQL's text holds no zero byte.
    private static string? Plain(string? text) =>
        text?.Trim().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 and <= 100 } plain ? plain : null;
}
