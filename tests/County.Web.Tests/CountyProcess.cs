using System.Collections;
using System.Diagnostics;
using System.Text;

namespace County.Web.Tests;

/// <summary>The program as a process of its own, as its users start it.</summary>
internal sealed class CountyProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    // The very host that runs the tests, where they were not started by their own executable.
    private static readonly string Host =
        Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet";

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private CountyProcess(Process process) => this.process = process;

    /// <summary>What it has written so far, on both streams.</summary>
    public string Log
    {
        get
        {
            lock (output) return output.ToString() + errors;
        }
    }

    public bool HasEnded => process.HasExited;

    public int Id => process.Id;

    /// <summary>Starts the program with nothing of this process's own configuration.</summary>
    public static CountyProcess Start(
        IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(Host)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "county.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Where(name => name.StartsWith("county", StringComparison.OrdinalIgnoreCase)))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment) start.Environment[name] = value;
        var county = new CountyProcess(new Process { StartInfo = start });
        county.process.OutputDataReceived += (_, line) => county.Keep(county.output, line.Data);
        county.process.ErrorDataReceived += (_, line) => county.Keep(county.errors, line.Data);
        county.process.Start();
        county.process.BeginOutputReadLine();
        county.process.BeginErrorReadLine();
        return county;
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<Ended> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var county = Start(environment, arguments);
        return await county.EndAsync();
    }

    public async Task<Ended> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await process.WaitForExitAsync(limit.Token);
        lock (output) return new Ended(process.ExitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Ends it as kill -9 does: it gets no chance to say good-bye.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to end, as whoever runs it does: it brings to an end what it has in hand.</summary>
    public async Task<Ended> StopAsync()
    {
        using var asking = Process.Start("kill", ["-TERM", $"{Id}"]);
        await asking.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Keep(StringBuilder stream, string? line)
    {
        if (line is null) return;
        lock (output) stream.Append(line).Append('\n');
    }

    /// <summary>How a run ended and what it said.</summary>
    internal sealed record Ended(int Status, string Output, string Errors)
    {
        public IReadOnlyList<string> OutputLines => Lines(Output);

        public IReadOnlyList<string> ErrorLines => Lines(Errors);

        private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
