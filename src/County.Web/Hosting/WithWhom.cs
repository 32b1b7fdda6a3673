using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>With whom a report is in its unit's sign-off, and for how many working days.</summary>
/// <param name="Title">Of the step; null once all have signed.</param>
/// <param name="People">Who may sign it on the line; empty where nobody may.</param>
public sealed record WithWhom(string? Title, string People, bool IsOnPaper, int Days)
{
    public Sentence Since => Days == 0 ? Words.Key("今天送到") : Words.Say("已{0}个工作日", Days);

    /// <summary>In one line, without the state: 分管领导审核 张三，已3个工作日.</summary>
    public Sentence Line => Title is null
        ? Words.Key("审签已完成，尚未报送")
        : Words.Say("{0}，{1}", People.Length == 0 ? Title : $"{Title} {People}", Since);

    /// <summary>Of every report of a round that is in sign-off, by its unit.</summary>
    internal static async Task<IReadOnlyDictionary<int, WithWhom>> OfRoundAsync(
        CountyContext db, int county, int year, Calendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var passages = await (
            from passage in db.SignOffs.AsNoTracking()
            join report in db.Reports on new { passage.CountyId, passage.UnitId, passage.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where passage.CountyId == county && passage.Year == year && passage.EndedAt == null
                && report.State == ReportState.InSignOff
            select passage).ToListAsync(cancellation);
        if (passages.Count == 0) return new Dictionary<int, WithWhom>();
        var units = passages.Select(passage => (int?)passage.UnitId).ToList();
        var signatures = (await db.Signatures.AsNoTracking()
            .Where(s => s.CountyId == county && s.Year == year && units.Contains(s.UnitId))
            .OrderBy(s => s.Step).ToListAsync(cancellation)).ToLookup(s => (s.UnitId, s.Number));
        var people = (await db.Memberships.AsNoTracking()
            .Where(m => m.CountyId == county && m.ClosedAt == null && units.Contains(m.UnitId))
            .ToListAsync(cancellation)).ToLookup(m => m.UnitId);
        return passages.ToDictionary(
            passage => passage.UnitId,
            passage => Of(
                new Passage(passage, [.. signatures[(passage.UnitId, passage.Number)]], []),
                [.. people[passage.UnitId]], calendar, today));
    }

    /// <param name="open">People of the unit with an open account.</param>
    internal static WithWhom Of(
        Passage passage, IReadOnlyCollection<Membership> open, Calendar calendar, DateOnly today)
    {
        var days = calendar.WorkingDaysBetween(Times.Day(passage.Since), today);
        return passage.Current is { } step
            ? new WithWhom(step.Title, Names(step.Right, step.MembershipId, open), step.IsOnPaper, days)
            : new WithWhom(null, "", false, days);
    }

    /// <summary>The names of who may sign a step.</summary>
    internal static string Names(Right right, int? named, IReadOnlyCollection<Membership> open) =>
        string.Join('、', SignOffBook.Holders(right, named, open).Select(person => person.Person));
}
