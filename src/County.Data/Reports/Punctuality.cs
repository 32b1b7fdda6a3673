using County.Reporting;

namespace County.Data;

/// <summary>How a unit kept a round's date (按时报送), as the acts on its report tell.</summary>
/// <param name="Due">Until when: the round's date of the signed copy, or the unit's own later one (延期).</param>
/// <param name="HandedIn">
/// The day of the first submission that was neither taken back nor disowned; null while there is none.
/// </param>
/// <param name="IsFilledForUnit">True where that submission was filled by the office (代填).</param>
/// <param name="IsAsPublished">
/// True where it was read from what the unit had published: when it came to the office, nobody knows.
/// </param>
/// <param name="Returns">How many times the office sent a submission back, without those it undid.</param>
public sealed record Punctuality(
    DateOnly Due, DateOnly? HandedIn, bool IsFilledForUnit, bool IsAsPublished, int Returns)
{
    private static readonly string Published = new Act.ImportAsPublished().Name;

    private static readonly string Filled = new Act.FillForUnit(0, "").Name;

    private static readonly string Returned = new Act.Return("").Name;

    private static readonly string ReturnUndone = new Act.UndoReturn("").Name;

    private static readonly string[] HandsIn = [new Act.Submit(0, 0).Name, Published, Filled];

    private static readonly string[] TakesBack = [new Act.TakeBack().Name, new Act.Disown("").Name];

    /// <summary>The acts that it is read from, by name.</summary>
    public static IReadOnlyList<string> Acts { get; } = [.. HandsIn, .. TakesBack, Returned, ReturnUndone];

    /// <summary>Whether it came in time; null where nobody can say, or not yet.</summary>
    public bool? IsOnTime(DateOnly today) =>
        IsAsPublished ? null : HandedIn is { } day ? day <= Due : today > Due ? false : null;

    /// <param name="acts">On this unit's report of this round.</param>
    public static Punctuality Of(Round round, RoundUnit member, IEnumerable<ReportAct> acts)
    {
        ReportAct? first = null;
        ReportAct? newest = null;
        var returns = 0;
        foreach (var act in acts.OrderBy(act => act.Ordinal))
        {
            if (HandsIn.Contains(act.Act)) (first, newest) = (first ?? act, act);
            else if (TakesBack.Contains(act.Act) && first == newest) (first, newest) = (null, null);
            else if (act.Act == Returned) returns++;
            else if (act.Act == ReturnUndone) returns--;
        }

        return new Punctuality(
            RoundDates.DueFor(round, member), first is null ? null : CountyDay.Of(first.At), first?.Act == Filled,
            first?.Act == Published, returns);
    }
}
