using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Attacks;

/// <summary>An attacker before a site: makes the request that an endpoint asks for, and keeps the answer.</summary>
internal sealed partial class Intruder : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    // A secret takes long to check, as it should.
    private static readonly ConcurrentDictionary<(Uri Site, string Account), Task<string>> Tokens = new();

    private readonly HttpClient client;

    private string token = "";

    private Intruder(Attacker attacker, HttpClient client) => (Attacker, this.client) = (attacker, client);

    /// <summary>
    /// An answer; the body is without the form's token, which differs from one answer to the next, the minute
    /// it was printed, and the address that was asked for, to which a form leads back.
    /// </summary>
    internal sealed record Answer(int Status, string Body, string? Location, string Headers)
    {
        public string Everything => Body + Headers;
    }

    public Attacker Attacker { get; }

    /// <summary>Of the forms that this session is handed.</summary>
    public string Token => token;

    public static async Task<Intruder> ArriveAsync(Site site, Attacker attacker)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
        })
        { BaseAddress = site.Address };
        if (attacker.Header is { } header)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(header.Name, header.Value);
        }

        var intruder = new Intruder(attacker, client);
        if (attacker.IsSignedIn)
        {
            using var session = await client.GetAsync(
                $"/attacks/sessions/{attacker.Account}", TestContext.Current.CancellationToken);
            session.EnsureSuccessStatusCode();
        }

        if (attacker.IsSystem)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", await Tokens.GetOrAdd(
                (site.Address, attacker.Account), _ => TokenAsync(client, attacker)));
        }

        intruder.token = await client.GetStringAsync("/attacks/token", TestContext.Current.CancellationToken);
        return intruder;
    }

    public Task<Answer> AttackAsync(Target target, bool atNothing = false) => SendAsync(target, input =>
        atNothing && target.Pointers.Contains(input) ? Values.Find(input)!.Absent : Values.Find(input)!.Victim);

    /// <param name="target">The endpoint.</param>
    /// <param name="value">What each input says.</param>
    /// <param name="forge">Changes the request before it is sent.</param>
    public async Task<Answer> SendAsync(
        Target target, Func<Input, string> value, Action<HttpRequestMessage>? forge = null)
    {
        using var request = Request(target, value);
        forge?.Invoke(request);
        return await AnswerAsync(request);
    }

    public async Task<Answer> GetAsync(string path) => await AnswerAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public void Dispose() => client.Dispose();

    private async Task<Answer> AnswerAsync(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(
            (int)response.StatusCode, Changing().Replace(body, ""), response.Headers.Location?.OriginalString,
            $"{response.Headers}{response.Content.Headers}");
    }

    private HttpRequestMessage Request(Target target, Func<Input, string> value)
    {
        var path = target.Pattern;
        foreach (var input in target.Inputs.Where(input => input.Part == Part.Route))
        {
            path = Regex.Replace(
                path, $@"\{{\*{{0,2}}{input.Name}[^}}]*\}}", Uri.EscapeDataString(value(input)));
        }

        var query = target.Inputs.Where(input => input.Part == Part.Query)
            .Select(input => $"{input.Name}={Uri.EscapeDataString(value(input))}").ToList();
        var request = new HttpRequestMessage(
            new HttpMethod(target.Method), query.Count == 0 ? path : $"{path}?{string.Join('&', query)}");
        if (target.IsApi) request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        if (Values.Bodies.TryGetValue(target.Name, out var body))
        {
            request.Content = JsonContent.Create(body(Attacker.Account));
            request.Headers.TryAddWithoutValidation("RequestVerificationToken", token);
        }
        else if (target.Inputs.Any(input => input.Part == Part.Json) || (target.IsApi && target.Method != "GET"))
        {
            request.Content = JsonContent.Create(target.Inputs.Where(input => input.Part == Part.Json)
                .ToDictionary(input => input.Name, input => Json(input, value(input))));
        }
        else if (target.Method != "GET")
        {
            request.Content = Form(target, value);
        }

        return request;
    }

    private static async Task<string> TokenAsync(HttpClient client, Attacker attacker)
    {
        using var door = await client.GetAsync(
            $"/attacks/systems/{Uri.EscapeDataString(attacker.Account)}", TestContext.Current.CancellationToken);
        door.EnsureSuccessStatusCode();
        var answer = await PostAsync("/connect/token", ("grant_type", "client_credentials"));
        var token = JsonDocument.Parse(answer).RootElement.GetProperty("access_token").GetString()!;
        if (attacker.IsRevoked) await PostAsync("/connect/revoke", ("token", token));
        return token;

        async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields
                .Append(("client_id", attacker.Account)).Append(("client_secret", World.Secret))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
            using var response = await client.PostAsync(path, form, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    private HttpContent Form(Target target, Func<Input, string> value)
    {
        var fields = target.Inputs.Where(input => input.Part == Part.Form)
            .Select(input => KeyValuePair.Create(input.Name, value(input)))
            .Append(KeyValuePair.Create(TokenField, token)).ToList();
        var files = target.Inputs.Where(input => input.Part == Part.File).ToList();
        if (files.Count == 0) return new FormUrlEncodedContent(fields);
        var form = new MultipartFormDataContent();
        foreach (var field in fields) form.Add(new StringContent(field.Value), field.Key);
        foreach (var file in files)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value(file))), file.Name, "report.txt");
        }

        return form;
    }

    private static object Json(Input input, string value)
    {
        var type = Nullable.GetUnderlyingType(input.Type) ?? input.Type;
        if (type == typeof(int) || type == typeof(long)) return long.Parse(value, CultureInfo.InvariantCulture);
        return type == typeof(bool) ? bool.Parse(value) : value;
    }

    [GeneratedRegex("<input[^>]*name=\"(?:__RequestVerificationToken|back)\"[^>]*>|<meta name=\"county-token\"[^>]*>|"
        + "\"traceId\":\"[^\"]*\"|打印时间：[-0-9: ]*")]
    private static partial Regex Changing();
}
