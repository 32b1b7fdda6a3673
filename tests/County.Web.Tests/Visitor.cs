using System.Net;
using System.Text.RegularExpressions;

namespace County.Web.Tests;

/// <summary>Somebody at a browser without scripts: keeps cookies, follows nothing by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Office = "jinshi-office";
    public const string Clerk = "yaoshan";

    private readonly HttpClient client;

    public Visitor(Uri address) => client = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
    })
    { BaseAddress = address };

    /// <summary>An answer; the body is without the form's token, which differs from one answer to the next.</summary>
    internal sealed record Answer(int Status, string Html, string? Location, string Headers, string Token);

    public Task<Answer> GetAsync(string path, string? header = null) => SendAsync(HttpMethod.Get, path, header, null);

    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, null, Fields(fields));

    /// <summary>Posts a form of another kind, such as one with a file.</summary>
    public Task<Answer> PostAsync(string path, HttpContent form) => SendAsync(HttpMethod.Post, path, null, form);

    public async Task<Answer> SignInAsync(string name, string password = TestServer.DemoPassword, string from = "/")
    {
        var form = await GetAsync($"/sign-in?from={Uri.EscapeDataString(from)}");
        return await PostAsync(
            "/sign-in",
            ("__RequestVerificationToken", form.Token), ("name", name), ("password", password), ("from", from));
    }

    public void Dispose() => client.Dispose();

    private static FormUrlEncodedContent Fields((string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<Answer> SendAsync(
        HttpMethod method, string path, string? header, HttpContent? form)
    {
        using var request = new HttpRequestMessage(method, path);
        if (header is not null) request.Headers.Add(header, "true");
        request.Content = form;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(
            (int)response.StatusCode, Token().Replace(html, ""), response.Headers.Location?.OriginalString,
            response.Headers.ToString(), Token().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("<input[^>]*name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Token();
}
