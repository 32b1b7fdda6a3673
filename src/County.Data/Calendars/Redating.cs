using County.Reporting;

namespace County.Data;

/// <summary>A date of a round that falls on a day off, and the working day it goes back to.</summary>
/// <param name="Name">Of the date, such as 盖章定稿报送.</param>
/// <param name="UnitId">Whose own date it is (延期); null where it is the round's.</param>
/// <param name="To">The last working day before.</param>
/// <param name="CanMove">False where that day has passed: who is to be late by it is a person's decision.</param>
public sealed record MovedDate(int Year, string Name, int? UnitId, DateOnly From, DateOnly To, bool CanMove);

/// <summary>
/// What a changed calendar moves: the dates that a county sets itself, extensions too. The two of 第四十九条 are days of
/// the law, and nothing shifts them; what has passed stays as it was.
/// </summary>
public static class Redating
{
    /// <summary>What the date of one unit alone is called.</summary>
    public const string Extension = "延期后的盖章定稿报送";

    private static readonly (string Name, Func<Round, DateOnly> Get, Action<Round, DateOnly> Set)[] Own =
    [
        (RoundDates.FirstDraft, round => round.FirstDraftDue, (round, date) => round.FirstDraftDue = date),
        (RoundDates.SignedCopy, round => round.SignedCopyDue, (round, date) => round.SignedCopyDue = date),
        (RoundDates.Summary, round => round.SummaryDue, (round, date) => round.SummaryDue = date),
    ];

    /// <summary>Dates of a round still to come that are days off by a calendar.</summary>
    /// <param name="members">The round's units.</param>
    public static IReadOnlyList<MovedDate> Of(
        Round round, IEnumerable<RoundUnit> members, Calendar calendar, DateOnly today)
    {
        var extensions = members.Where(member => member.ExtendedTo is not null)
            .Select(member => (Extension, (int?)member.UnitId, Date: member.ExtendedTo!.Value));
        return
        [
            .. Own.Select(one => (one.Name, (int?)null, Date: one.Get(round))).Concat(extensions)
                .Where(one => one.Date >= today && !calendar.IsWorkingDay(one.Date))
                .Select(one =>
                {
                    var to = calendar.LastWorkingDayOnOrBefore(one.Date);
                    return new MovedDate(round.Year, one.Item1, one.Item2, one.Date, to, to >= today);
                }),
        ];
    }

    /// <summary>Moves what can be moved; the caller saves.</summary>
    public static void Apply(Round round, IReadOnlyCollection<RoundUnit> members, IEnumerable<MovedDate> moves)
    {
        foreach (var move in moves.Where(move => move.CanMove && move.Year == round.Year))
        {
            if (move.UnitId is null) Own.Single(one => one.Name == move.Name).Set(round, move.To);
            else members.Single(member => member.UnitId == move.UnitId).ExtendedTo = move.To;
        }
    }
}
