namespace County.Benchmarks;

/// <summary>The aggregator in its season.</summary>
internal static class Season
{
    public static Task<IReadOnlyList<Ratio>> RatiosAsync() => Task.FromResult<IReadOnlyList<Ratio>>([new WholeNation()]);
}
