namespace County.Web.Tests;

/// <summary>Waits for what other processes bring about.</summary>
internal static class Waiting
{
    /// <param name="what">What is waited for, for whoever reads that it did not come.</param>
    /// <param name="isSo">Asked again and again.</param>
    /// <param name="log">What the processes have said.</param>
    /// <param name="seconds">The longest it may take.</param>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo, Func<string> log, int seconds = 120)
    {
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, $"waited in vain for {what}\n{log()}");
            await Task.Delay(150, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The ends of what several processes have said.</summary>
    public static string Logs(IEnumerable<CountyProcess> processes) => string.Join(
        "\n---\n", processes.Select(process => string.Join('\n', process.Log.Split('\n').TakeLast(60))));
}
