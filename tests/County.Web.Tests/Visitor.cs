using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;

namespace County.Web.Tests;

/// <summary>Somebody at a browser without scripts: keeps cookies, follows nothing by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Office = "jinshi-office";
    public const string Clerk = "yaoshan";

    // A code is taken once: whoever signs in to an account waits until another of the same name is through.
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Turns = new();

    private readonly HttpClient client;
    private readonly string database;

    /// <param name="address">Of the site.</param>
    /// <param name="database">Connection string of the server's superuser on the site's database.</param>
    public Visitor(Uri address, string database)
    {
        this.database = database;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            SslOptions = AnyCertificate.Options,
        })
        { BaseAddress = address };
    }

    public Uri Address => client.BaseAddress!;

    /// <summary>What the browser has been handed.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The cookies it would send, as a header.</summary>
    public string CookieHeader => Cookies.GetCookieHeader(client.BaseAddress!);

    /// <summary>An answer; the body is without the form's token, which differs from one answer to the next.</summary>
    internal sealed record Answer(
        int Status, string Html, string? Location, string Headers, string Token, string? ContentType = null);

    public Task<Answer> GetAsync(string path, string? header = null) => SendAsync(HttpMethod.Get, path, header, null);

    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, null, Fields(fields));

    /// <summary>Posts a form of another kind, such as one with a file.</summary>
    public Task<Answer> PostAsync(string path, HttpContent form) => SendAsync(HttpMethod.Post, path, null, form);

    /// <summary>Fills in the form of a page and sends it, to the page itself where nothing else is said.</summary>
    public async Task<Answer> FillAsync(string page, string? to, params (string Name, string Value)[] fields)
    {
        var form = await GetAsync(page);
        return await PostAsync(to ?? page, [("__RequestVerificationToken", form.Token), .. fields]);
    }

    /// <summary>The whole conversation: the password, then the code where it is asked for.</summary>
    public async Task<Answer> SignInAsync(string name, string password = TestServer.DemoPassword, string from = "/")
    {
        var answer = await GivePasswordAsync(name, password, from);
        return answer is { Status: 302, Location: "/sign-in/code" } ? await GiveCodeAsync(name) : answer;
    }

    /// <summary>The first half of it.</summary>
    public Task<Answer> GivePasswordAsync(
        string name, string password = TestServer.DemoPassword, string from = "/") => FillAsync(
        $"/sign-in?from={Uri.EscapeDataString(from)}", "/sign-in",
        ("name", name), ("password", password), ("from", from));

    private async Task<Answer> GiveCodeAsync(string name)
    {
        var turn = Turns.GetOrAdd(database + name, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await ForgetCodesAsync(name);
            return await FillAsync("/sign-in/code", null, ("code", TestServer.DemoCode()));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Many tests sign in within the half minute that a code lives; for people there is no such way.</summary>
    private async Task ForgetCodesAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "update accounts.second_factors set last_step = 0 where account_id in "
            + "(select id from accounts.accounts where normalized_user_name = upper($1) or phone_number = $1)");
        command.Parameters.AddWithValue(name);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
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
            (int)response.StatusCode, ScriptsToken().Replace(Token().Replace(html, ""), ""),
            response.Headers.Location?.OriginalString,
            response.Headers.ToString(), Token().Match(html).Groups[1].Value,
            response.Content.Headers.ContentType?.ToString());
    }

    [GeneratedRegex("<input[^>]*name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Token();

    [GeneratedRegex("<meta name=\"county-token\"[^>]*>")]
    private static partial Regex ScriptsToken();
}
