using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace County.Browser.Tests;

/// <summary>
/// The line between a browser and the program: a TCP proxy that can be cut, slowed, and led to several processes in
/// turn. A browser's own offline mode would let through what it sends while a tab closes.
/// </summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private readonly int[] ports;
    private readonly Task accepting;
    private int turn;

    /// <param name="ports">Where the processes listen, asked in turn.</param>
    public Line(params int[] ports)
    {
        this.ports = ports;
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>While true whatever is on the line breaks off and nothing new gets through.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How long a byte travels, each way.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Bytes a second, each way, for all connections together; 0 for as many as there are.</summary>
    public int Rate { get; init; }

    /// <summary>A connection that rested so long is closed, so that the next request meets the next process.</summary>
    public TimeSpan Rest { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Bytes that have come from the program.</summary>
    public long Received { get; private set; }

    public void Cut()
    {
        IsCut = true;
        foreach (var client in open.Keys) client.Close();
    }

    public void Mend() => IsCut = false;

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        Cut();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(ending.Token)));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient browser)
    {
        using var program = new TcpClient { NoDelay = true };
        browser.NoDelay = true;
        open[browser] = open[program] = true;
        try
        {
            if (IsCut) return;
            await program.ConnectAsync(
                IPAddress.Loopback, ports[Interlocked.Increment(ref turn) % ports.Length], ending.Token);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
            var (up, down) = (new Pipe(this), new Pipe(this));
            await Task.WhenAny(
                up.RunAsync(browser.GetStream(), program.GetStream(), isDown: false, over.Token),
                down.RunAsync(program.GetStream(), browser.GetStream(), isDown: true, over.Token),
                RestedAsync(up, down, over.Token));
            await over.CancelAsync();
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException
            or ObjectDisposedException or InvalidOperationException)
        {
            // A line breaks; that is what it is for.
        }
        finally
        {
            open.TryRemove(browser, out _);
            open.TryRemove(program, out _);
            browser.Dispose();
        }
    }

    private async Task RestedAsync(Pipe up, Pipe down, CancellationToken over)
    {
        if (Rest == Timeout.InfiniteTimeSpan) await Task.Delay(Rest, over);
        // Not before something was asked, nor while the program still thinks about it.
        while (!down.HasCarried || down.Resting < Rest || up.Resting < down.Resting) await Task.Delay(20, over);
    }

    /// <summary>One direction of one connection: what comes in goes out when it would have arrived.</summary>
    private sealed class Pipe(Line line)
    {
        private readonly ConcurrentQueue<(long Due, byte[] Bytes)> travelling = new();
        private long last = Environment.TickCount64;

        public TimeSpan Resting => TimeSpan.FromMilliseconds(
            travelling.IsEmpty ? Environment.TickCount64 - Volatile.Read(ref last) : 0);

        public bool HasCarried { get; private set; }

        public Task RunAsync(NetworkStream from, NetworkStream to, bool isDown, CancellationToken over) =>
            Task.WhenAny(TakeAsync(from, isDown, over), GiveAsync(to, over)).Unwrap();

        private async Task TakeAsync(NetworkStream from, bool isDown, CancellationToken over)
        {
            var buffer = new byte[line.Rate == 0 ? 65536 : 1460];
            while (true)
            {
                var count = await from.ReadAsync(buffer, over);
                if (count == 0) break;
                HasCarried = true;
                if (isDown) line.Received += count;
                Volatile.Write(ref last, Environment.TickCount64);
                var due = line.Arrival(count, isDown);
                travelling.Enqueue((due, buffer[..count]));
                // A sender is held up by a narrow line.
                var ahead = due - Environment.TickCount64 - (long)line.Delay.TotalMilliseconds;
                if (ahead > 50) await Task.Delay((int)ahead, over);
            }

            while (!travelling.IsEmpty) await Task.Delay(5, over);
        }

        private async Task GiveAsync(NetworkStream to, CancellationToken over)
        {
            while (true)
            {
                if (!travelling.TryPeek(out var next) || next.Due > Environment.TickCount64)
                {
                    await Task.Delay(line.Delay == TimeSpan.Zero && line.Rate == 0 ? 1 : 5, over);
                    continue;
                }

                await to.WriteAsync(next.Bytes, over);
                travelling.TryDequeue(out _);
                Volatile.Write(ref last, Environment.TickCount64);
            }
        }
    }

    private readonly long[] free = new long[2];

    /// <summary>When so many bytes have arrived: they queue behind all others of the same direction.</summary>
    private long Arrival(int bytes, bool isDown)
    {
        var now = Environment.TickCount64;
        if (Rate == 0) return now + (long)Delay.TotalMilliseconds;
        lock (free)
        {
            ref var next = ref free[isDown ? 1 : 0];
            next = Math.Max(next, now) + (bytes * 1000L / Rate);
            return next + (long)Delay.TotalMilliseconds;
        }
    }
}
