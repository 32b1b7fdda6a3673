using County.Benchmarks;

var groups = new Dictionary<string, Func<Task<IReadOnlyList<Ratio>>>>
{
    ["main-job"] = () => Task.FromResult(MainJob.Ratios()),
    ["reading"] = () => Task.FromResult<IReadOnlyList<Ratio>>([.. Pages.Ratios(), MainJob.WithText(), new Copies()]),
    ["isolation"] = Isolation.RatiosAsync,
    ["season"] = Season.RatiosAsync,
    ["office"] = Office.RatiosAsync,
    ["clerk"] = () => Task.FromResult<IReadOnlyList<Ratio>>([new Saves()]),
};
var isShort = args.Contains("--short");
var names = args.Where(arg => arg != "--short").ToList();
if (names.Count > 1 || names.Any(name => !groups.ContainsKey(name)))
{
    await Console.Error.WriteLineAsync($"usage: bench [{string.Join('|', groups.Keys)}] [--short]");
    return 2;
}

var isWithin = true;
foreach (var group in groups.Where(group => names.Count == 0 || names.Contains(group.Key)))
{
    foreach (var ratio in await group.Value())
    {
        var measured = await ratio.MeasureAsync(isShort);
        isWithin &= measured <= ratio.Limit;
        await Console.Out.WriteLineAsync(FormattableString.Invariant(
            $"{ratio.Name} {measured:0.00} {ratio.Limit:0.00}{(measured <= ratio.Limit ? "" : " BEYOND")}"));
    }
}

return isWithin ? 0 : 1;
