using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace County.Web.Tests;

/// <summary>The real application on a port of its own.</summary>
internal sealed class Site(WebApplication application) : IAsyncDisposable
{
    public Uri Address { get; } = new(application.Urls.First());

    public static async Task<Site> StartAsync(string database)
    {
        var application = ServeVerb.BuildApplication(
        [
            .. TestServer.EnvironmentOn(database)
                .Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
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
