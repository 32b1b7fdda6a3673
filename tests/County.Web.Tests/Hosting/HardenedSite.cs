using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace County.Web.Tests.Hosting;

/// <summary>The real application with settings and, where a test needs one, an endpoint of its own.</summary>
internal sealed class HardenedSite : IAsyncDisposable
{
    private readonly string database;

    private HardenedSite(WebApplication application, string database) =>
        (Application, this.database) = (application, database);

    public WebApplication Application { get; }

    public Uri Address => new(Application.Urls.First());

    public static (string Name, string Value) Https => ("County:Transport", "https");

    /// <summary>Listens on https with a throw-away certificate where the transport is https.</summary>
    public static async Task<HardenedSite> StartAsync(
        string database, Action<WebApplication>? more = null, ILoggerProvider? log = null,
        string? url = null, params (string Name, string Value)[] settings)
    {
        var isSecure = settings.Contains(Https);
        var all = TestServer.EnvironmentOn(database)
            .ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => s.Value);
        foreach (var (name, value) in settings) all[name] = value;
        if (isSecure)
        {
            foreach (var (name, value) in ThrowAwayCertificate.Made.Settings) all[name] = value;
        }

        var application = ServeVerb.BuildApplication(
        [
            .. all.Select(setting => $"--{setting.Key}={setting.Value}"),
            "--applicationName=county", "--ReloadStaticAssetsAtRuntime=false",
            log is null ? "--Logging:LogLevel:Default=None" : "--Logging:LogLevel:Default=Trace",
        ]);
        if (log is not null) application.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        more?.Invoke(application);
        application.Urls.Clear();
        application.Urls.Add(url ?? (isSecure ? "https://127.0.0.1:0" : "http://127.0.0.1:0"));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new HardenedSite(application, database);
    }

    /// <summary>A client without cookies that follows nothing.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        SslOptions = AnyCertificate.Options,
    })
    { BaseAddress = Address };

    public Visitor Visit() => new(Address, database);

    public ValueTask DisposeAsync() => Application.DisposeAsync();
}
