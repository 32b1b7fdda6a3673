using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Features.Connect;

/// <summary>Another system: asks for tokens, carries them, and has a secret or a person's consent.</summary>
internal sealed partial class ClientSystem : IDisposable
{
    public const string Redirect = "https://oa.example/return";

    private readonly HttpClient client;

    private ClientSystem(Uri address, string id, string? secret)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
        };
        (Id, Secret) = (id, secret);
    }

    public string Id { get; }

    public string? Secret { get; }

    public string? Token { get; set; }

    /// <summary>An answer of the API.</summary>
    internal sealed record Answer(int Status, string Type, string Text, string? Tag, string Challenge)
    {
        public JsonNode Json => JsonNode.Parse(Text)!;
    }

    /// <summary>The office's administrator lets a system in, through the page.</summary>
    public static async Task<ClientSystem> AddAsync(
        Visitor office, Uri address, string place, string[] scopes, bool isForPeople = false)
    {
        var form = await office.GetAsync("/clients/new");
        var added = await office.PostAsync("/clients",
        [
            ("__RequestVerificationToken", form.Token), ("name", "测试对接系统"), ("place", place),
            ("way", isForPeople ? "people" : "itself"), ("redirects", isForPeople ? Redirect : ""),
            .. scopes.Select(scope => ("scopes", scope)),
        ]);
        Assert.Equal(200, added.Status);
        var codes = Code().Matches(added.Html).Select(match => match.Groups[1].Value).ToList();
        return new ClientSystem(address, codes[0], isForPeople ? null : codes[1]);
    }

    /// <summary>The same system, before another process or with another secret.</summary>
    public ClientSystem At(Uri address, string? secret = null) =>
        new(address, Id, secret ?? Secret) { Token = Token };

    /// <summary>Asks for a token by its secret, and carries it from then on.</summary>
    public async Task<JsonNode> EnterAsync(string? scope = null)
    {
        var answer = await AskAsync(("grant_type", "client_credentials"), ("scope", scope));
        Token = (string?)answer["access_token"];
        return answer;
    }

    /// <summary>Asks the token endpoint.</summary>
    public async Task<JsonNode> AskAsync(params (string Name, string? Value)[] fields) =>
        JsonNode.Parse(await PostAsync("/connect/token", fields))!;

    public async Task<string> PostAsync(string path, params (string Name, string? Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields
            .Append(("client_id", Id)).Append(("client_secret", Secret)).Where(field => field.Item2 is not null)
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2!)));
        using var response = await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, string? body = null, string? match = null, string type = "application/json",
        string? cookie = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.ETag?.ToString(), response.Headers.WwwAuthenticate.ToString());
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PutAsync(int year, object changes, string? match) => SendAsync(
        HttpMethod.Put, $"/api/v1/report/figures?year={year}", JsonSerializer.Serialize(changes), match);

    /// <summary>Leads a person to the page where they agree; a verifier and the address they are led to.</summary>
    public (string Verifier, string Address) Ask(string scope, string? challengeMethod = "S256", string? state = "s")
    {
        var verifier = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var proof = challengeMethod is null
            ? ""
            : $"&code_challenge={challenge}&code_challenge_method={challengeMethod}";
        return (verifier, $"/connect/authorize?response_type=code&client_id={Id}&state={state}"
            + $"&redirect_uri={Uri.EscapeDataString(Redirect)}&scope={Uri.EscapeDataString(scope)}{proof}");
    }

    /// <summary>The person decides on that page; where they are led then.</summary>
    public static async Task<Visitor.Answer> DecideAsync(Visitor person, string address, string decision = "allow")
    {
        var page = await person.GetAsync(address);
        Assert.Equal(200, page.Status);
        return await person.PostAsync("/connect/authorize",
        [
            ("__RequestVerificationToken", page.Token), ("decision", decision),
            .. Hidden().Matches(page.Html).Select(field => (
                field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value))),
        ]);
    }

    /// <summary>The code a person's consent gives.</summary>
    public async Task<(string Code, string Verifier)> CodeAsync(Visitor person, string scope)
    {
        var (verifier, address) = Ask(scope);
        var led = await DecideAsync(person, address);
        Assert.Equal(302, led.Status);
        Assert.StartsWith(Redirect, led.Location, StringComparison.Ordinal);
        return (Parameter(led.Location!, "code"), verifier);
    }

    /// <summary>Tokens for a person's consent.</summary>
    public async Task<JsonNode> ConsentedAsync(Visitor person, string scope)
    {
        var (code, verifier) = await CodeAsync(person, scope);
        var answer = await RedeemAsync(code, verifier);
        Token = (string?)answer["access_token"];
        return answer;
    }

    public Task<JsonNode> RedeemAsync(string code, string? verifier) => AskAsync(
        ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect), ("code_verifier", verifier));

    public Task<JsonNode> RefreshAsync(string token) =>
        AskAsync(("grant_type", "refresh_token"), ("refresh_token", token));

    public static string Parameter(string address, string name) => System.Web.HttpUtility.ParseQueryString(
        new Uri(address).Query)[name] ?? "";

    public void Dispose() => client.Dispose();

    [GeneratedRegex("<code>([^<]+)</code>")]
    private static partial Regex Code();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
