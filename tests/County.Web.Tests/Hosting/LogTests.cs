using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace County.Web.Tests.Hosting;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class LogTests(DemoDatabase demo)
{
    private const string Secret = "ABCDE-FGHJK-LMNPQ-RSTUV";

    [Fact]
    public async Task No_secret_is_logged_whatever_level_is_configured()
    {
        using var log = new Captured();
        await using var site = await HardenedSite.StartAsync(
            demo.Database,
            more =>
            {
                more.MapGet("/specimens/{secret}", (string secret) => secret.Length).AllowAnonymous();
                more.MapGet("/broken/{secret}", (string secret) => Broken()).AllowAnonymous();
            },
            log);
        using var visitor = site.Visit();
        await visitor.SignInAsync(Visitor.Clerk, "a-wrong-password");
        await visitor.SignInAsync(Visitor.Clerk);
        var token = (await visitor.GetAsync("/rounds/2019/units/8")).Token;
        var cookies = visitor.CookieHeader;
        foreach (var path in new[] { "/specimens/", "/broken/", "/not-there/", "/rounds/", "/invitations/" })
        {
            await visitor.GetAsync(path + Secret);
        }

        foreach (var path in new[] { "/sign-in", "/invitations", "/connect/token", "/connect/introspect", "/errors/1" })
        {
            await visitor.GetAsync($"{path}?code={Secret}&client_secret={Secret}");
            await visitor.PostAsync(
                $"{path}?state={Secret}", ("__RequestVerificationToken", token), ("grant_type", "authorization_code"),
                ("client_id", "x"), ("client_secret", Secret), ("code", Secret), ("password", Secret),
                ("refresh_token", Secret), ("token", Secret));
        }

        Assert.NotEmpty(cookies);
        Assert.Contains(log.Lines, line => line.Contains("GET /broken/{secret} failed", StringComparison.Ordinal));
        foreach (var secret in new[] { Secret, TestServer.DemoPassword, "a-wrong-password", token }
            .Concat(cookies.Split("; ")
                .Select(cookie => cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..])))
        {
            Assert.True(secret.Length > 10);
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static string Broken() => throw new InvalidOperationException("broken for the test");

    /// <summary>Everything that is logged, with the scopes it stands in left aside: the console shows none.</summary>
    private sealed class Captured : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new One(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class One(Captured log, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception,
                Func<TState, Exception?, string> formatter)
            {
                log.Lines.Enqueue($"{name}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
