using System.Diagnostics;

namespace County.Web.Tests.Season;

/// <summary>
/// The mail server of the tests as a process of its own. It notes each mail that it has taken and each that it has
/// acknowledged in a file, which outlives it.
/// </summary>
internal sealed class MailServerProcess : IAsyncDisposable
{
    private readonly string file = Path.Combine(AppContext.BaseDirectory, $"mail-{Guid.NewGuid():N}");

    private Process? process;
    private int port;

    /// <summary>Settings of a program that sends by it.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["County__Mail__Host"] = "localhost",
        ["County__Mail__Port"] = $"{port}",
        ["County__Mail__Tls"] = "none",
        ["County__Mail__From"] = "notice@county.example",
        ["County__Mail__LimitSeconds"] = "2",
    };

    /// <summary>Names of the mails that it has had in hand, in order, as often as it had.</summary>
    public IReadOnlyList<string> Taken => Noted("taken");

    /// <summary>Names of the mails that it has acknowledged, in order.</summary>
    public IReadOnlyList<string> Acknowledged => Noted("acknowledged");

    /// <summary>Starts it; the second time on the port that it had.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "County.MailServer.dll"), $"{port}", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        port = int.Parse((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!,
            System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Says what happens to mails to an address, * for all others; it holds when this returns.</summary>
    public async Task SayAsync(string recipient, string behaviour)
    {
        await process!.StandardInput.WriteLineAsync($"{recipient} {behaviour}");
        await process.StandardInput.FlushAsync();
        Assert.Equal("done", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Ends it as kill -9 does.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await KillAsync();
        File.Delete(file);
    }

    private List<string> Noted(string what) => File.Exists(file)
        ? [.. File.ReadAllLines(file).Select(line => line.Split(' ')).Where(words => words[0] == what).Select(w => w[1])]
        : [];
}
