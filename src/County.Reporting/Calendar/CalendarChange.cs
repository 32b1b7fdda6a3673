using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A notice that arranges days off and days worked (放假调休通知).</summary>
/// <param name="Year">The year it arranges.</param>
/// <param name="Source">Number of the document, such as 国办发明电〔2025〕7号.</param>
/// <param name="Off">Days off, weekdays and weekends alike.</param>
/// <param name="Work">Days worked: weekends, and weekdays that an earlier notice had given off.</param>
/// <param name="IsWholeYear">True where the year's dates are known for certain with it.</param>
public sealed record CalendarChange(
    int Year, string Source, ImmutableArray<DateOnly> Off, ImmutableArray<DateOnly> Work, bool IsWholeYear);
