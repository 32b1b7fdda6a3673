namespace County.Web.Tests.Season;

/// <summary>A clock that goes on from nine in the morning, Beijing time, of the day it was last set to.</summary>
internal sealed class DayClock : TimeProvider
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>How far it is ahead of the machine's.</summary>
    public TimeSpan Shift { get; private set; }

    public void SetTo(DateOnly day) =>
        Shift = new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), Beijing) - base.GetUtcNow();

    public void Advance(TimeSpan by) => Shift += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
