using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace County.Web.Tests;

/// <summary>The real application on a port of its own.</summary>
internal sealed class Site(WebApplication application) : IAsyncDisposable
{
    public Uri Address { get; } = new(application.Urls.First());

    /// <summary>The program's own table of endpoints, and what a test has added to it.</summary>
    public IReadOnlyList<Endpoint> Endpoints { get; } =
        [.. ((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints)];

    /// <param name="database">Connection string of the server's superuser.</param>
    /// <param name="settings">Further settings, such as County:Address=http://an.address.</param>
    public static Task<Site> StartAsync(string database, params string[] settings) =>
        StartAsync(database, _ => { }, settings);

    /// <param name="database">Connection string of the server's superuser.</param>
    /// <param name="more">Adds endpoints that the product does not have.</param>
    /// <param name="settings">Further settings.</param>
    public static async Task<Site> StartAsync(string database, Action<WebApplication> more, params string[] settings)
    {
        var application = ServeVerb.BuildApplication(
        [
            .. TestServer.EnvironmentOn(database)
                .Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
            .. settings.Select(setting => $"--{setting}"),
            "--applicationName=county",
            "--Logging:LogLevel:Default=None",
        ]);
        more(application);
        application.Urls.Clear();
        application.Urls.Add("http://127.0.0.1:0");
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new Site(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
