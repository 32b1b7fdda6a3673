namespace County.Benchmarks;

/// <summary>The aggregator in its season.</summary>
internal static class Season
{
    public static async Task<IReadOnlyList<Ratio>> RatiosAsync() =>
        [.. await CountyRollUp.RatiosAsync(), new WholeNation()];
}
