using System.Diagnostics;
using System.Globalization;

namespace County.Web.Hosting;

/// <summary>
/// Shows how far a long verb has come: count, percent, time. On a terminal one line that is written anew; elsewhere, as
/// in a log, a plain line at each tenth.
/// </summary>
internal sealed class ProgressBar(TextWriter writer, bool isTerminal, string what, int total)
{
    private const int Width = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch clock = Stopwatch.StartNew();

    private TimeSpan shown = -Pause;

    private int done;

    public static ProgressBar OnStandardError(string what, int total) =>
        new(Console.Error, !Console.IsErrorRedirected, what, total);

    /// <summary>One more is done.</summary>
    public void Step()
    {
        done++;
        if (isTerminal && (done == total || clock.Elapsed - shown >= Pause)) Draw();
        else if (!isTerminal && 10L * done / total > 10L * (done - 1) / total) writer.WriteLine(Line());
    }

    /// <summary>No more will come, be it because all is done or because something failed.</summary>
    public void End()
    {
        if (!isTerminal) return;
        Draw();
        writer.WriteLine();
    }

    private void Draw()
    {
        shown = clock.Elapsed;
        var full = total == 0 ? Width : (int)((long)Width * done / total);
        writer.Write($"\r[{new string('#', full)}{new string('.', Width - full)}] {Line()}");
    }

    private string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"{done:N0} of {total:N0} {what}, {(total == 0 ? 100 : 100L * done / total)} %, {clock.Elapsed:h\\:mm\\:ss}");
}
