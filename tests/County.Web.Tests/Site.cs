using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace County.Web.Tests;

/// <summary>The real application on a port of its own.</summary>
internal sealed class Site(WebApplication application) : IAsyncDisposable
{
    public Uri Address { get; } = new(application.Urls.First());

    /// <param name="database">Connection string of the server's superuser.</param>
    /// <param name="more">Further settings, such as County:Address=http://an.address.</param>
    public static async Task<Site> StartAsync(string database, params string[] more)
    {
        var application = ServeVerb.BuildApplication(
        [
            .. TestServer.EnvironmentOn(database)
                .Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
            .. more.Select(setting => $"--{setting}"),
            "--applicationName=county",
            "--Logging:LogLevel:Default=None",
        ]);
        application.Urls.Clear();
        application.Urls.Add("http://127.0.0.1:0");
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new Site(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
