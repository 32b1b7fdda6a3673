using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Season;

/// <summary>A day of the season on which something is due, counted on the calendar by hand.</summary>
/// <param name="Date">A working day.</param>
/// <param name="Kind">Of what units hear that owe their report.</param>
/// <param name="WithExtension">Of what the unit hears that has until Friday 23 January; null for nothing.</param>
/// <param name="ToLeaders">True where the clerk is not the only one who hears of the former.</param>
internal sealed record SeasonDay(DateOnly Date, string Kind, string? WithExtension, bool ToLeaders = false)
{
    // 2026: the first draft is due on Monday 12 January, the signed copy on Tuesday 20.
    public static IReadOnlyList<SeasonDay> All { get; } =
    [
        new(new(2026, 1, 7), "first-draft-3", "first-draft-3"),
        new(new(2026, 1, 15), "signed-copy-3", null),
        new(new(2026, 1, 19), "signed-copy-1", null),
        new(new(2026, 1, 21), "overdue", null),
        new(new(2026, 1, 22), "overdue", "signed-copy-1", ToLeaders: true),
    ];
}

/// <summary>
/// Which reminders there must be: of who owes a report in the morning and of who does in the evening. Who came to owe
/// one in between and has handed it in again may have been told.
/// </summary>
internal sealed class Reminded(BigCounty county, Acts acts)
{
    private readonly HashSet<string> must = [];
    private readonly HashSet<string> may = [];
    private readonly Dictionary<string, int[]> people = [];

    public int Expected => must.Count;

    public async Task DawnAsync(SeasonDay day)
    {
        acts.Owed.Clear();
        await OweAsync(day);
    }

    public async Task DuskAsync(SeasonDay day)
    {
        foreach (var unit in acts.Owed.Keys) Add(may, day, unit);
        await OweAsync(day);
    }

    /// <summary>True where every one that must be there is.</summary>
    public async Task<bool> AreWrittenAsync() => must.IsSubsetOf(await EffectsAsync());

    /// <summary>How many there are: none is missing, none is there that nobody owed, each with its mails, once.</summary>
    public async Task<int> AgreeAsync()
    {
        var written = await EffectsAsync();
        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.Empty(must.Except(written));
        Assert.Empty(written.Except(must).Except(may));
        var mails = await county.ReadAsync(db => db.Outbox.Where(m => m.Effect!.StartsWith("reminder/"))
            .Select(m => m.Effect!).ToListAsync());
        Assert.Equal(
            written.SelectMany(effect => people[effect].Select(person => $"{effect}/mail/{person}")).Order(),
            mails.Order());
        return written.Count;
    }

    private Task<List<string>> EffectsAsync() => county.ReadAsync(db => db.Messages.AsNoTracking()
        .Where(m => m.Effect.StartsWith("reminder/")).Select(m => m.Effect).ToListAsync());

    private async Task OweAsync(SeasonDay day)
    {
        var reports = await county.ReadAsync(db => db.Reports.AsNoTracking()
            .Where(r => r.Year == BigCounty.Year).ToListAsync());
        foreach (var report in reports.Where(r => r.UnitId != county.Exempt && Acts.Owes(r)))
        {
            Add(must, day, report.UnitId);
        }
    }

    private void Add(HashSet<string> effects, SeasonDay day, int unit)
    {
        var isExtended = unit == county.Extended;
        if ((isExtended ? day.WithExtension : day.Kind) is not { } kind) return;
        var effect = $"reminder/{BigCounty.Year}/{unit}/{kind}/{day.Date:yyyy-MM-dd}";
        effects.Add(effect);
        people[effect] = day.ToLeaders && !isExtended
            ? [BigCounty.Clerk(unit), BigCounty.Leader(unit)]
            : [BigCounty.Clerk(unit)];
    }
}
