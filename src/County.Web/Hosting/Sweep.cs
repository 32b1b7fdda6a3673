namespace County.Web.Hosting;

/// <summary>A job's way through many counties, in which the fault of one costs no other its turn.</summary>
internal static class Sweep
{
    /// <summary>
    /// Does the same for one after the other. A fault is told when it happens, and ends the sweep after the last turn.
    /// </summary>
    /// <param name="tell">Writes down whose turn failed, and why.</param>
    public static async Task<IReadOnlyList<TDone>> EachAsync<T, TDone>(
        IEnumerable<T> all, Func<T, Task<TDone>> turn, Action<T, Exception> tell, CancellationToken cancellation)
    {
        var turns = new List<Task<TDone>>();
        foreach (var one in all)
        {
            var taken = turn(one);
            await ((Task)taken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (taken.Exception is { } fault) tell(one, fault);
            cancellation.ThrowIfCancellationRequested();
            turns.Add(taken);
        }

        return await Task.WhenAll(turns);
    }
}
