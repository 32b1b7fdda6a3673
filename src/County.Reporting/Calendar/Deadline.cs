using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A date that a period ends on, with how it was computed.</summary>
/// <param name="Received">The day the period starts from, itself not counted.</param>
/// <param name="WorkingDays">Length of the period.</param>
/// <param name="Due">Its last day.</param>
/// <param name="Days">Every day passed over, in order, and how many had been counted by its end.</param>
/// <param name="IsConfirmed">False where a year on the way has no published arrangement yet.</param>
public sealed record Deadline(
    DateOnly Received, int WorkingDays, DateOnly Due, ImmutableArray<CountedDay> Days, bool IsConfirmed)
{
    /// <summary>Holidays on weekdays and worked weekends, the days on which plain weekends would be wrong.</summary>
    public IEnumerable<CountedDay> Exceptions => Days.Where(day =>
        day.Kind == DayKind.MadeUp
        || (day.Kind == DayKind.Holiday && day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
}

/// <summary>One day of a period.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">Whether and why it counts.</param>
/// <param name="Counted">Working days counted by its end.</param>
public sealed record CountedDay(DateOnly Date, DayKind Kind, int Counted);

/// <summary>What kind of day it is.</summary>
public enum DayKind
{
    /// <summary>A weekday that is worked.</summary>
    Working,

    /// <summary>A weekend day that is worked (调休上班).</summary>
    MadeUp,

    /// <summary>A weekend day off.</summary>
    Weekend,

    /// <summary>A day off by the year's arrangement.</summary>
    Holiday,
}
