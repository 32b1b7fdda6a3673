namespace County.Web.Hosting;

/// <summary>
/// A clock that is so much ahead of the machine's or behind it: a season is rehearsed in an afternoon. Never in
/// production.
/// </summary>
internal sealed class ShiftedTime(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
