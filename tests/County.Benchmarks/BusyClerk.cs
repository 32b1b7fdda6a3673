using System.Net.Http.Json;
using System.Text.Json.Nodes;
using County.Reporting;

namespace County.Benchmarks;

/// <summary>A clerk's browser with the form open: types one cell after another, ever another value.</summary>
internal sealed class BusyClerk : IDisposable
{
    private const string Acknowledged = "\"status\":\"saved\"";

    private static readonly string[] Cells =
    [
        .. Catalogue.Of("2021").Cells.Where(cell => !cell.IsComputed && cell.Table.Section.Id == "s3_applications")
            .Select(cell => cell.Address),
    ];

    private readonly HttpClient client;
    private readonly string account;
    private readonly string load = Guid.NewGuid().ToString("N");
    private string token = "";

    private BusyClerk(HttpClient client, string account) => (this.client, this.account) = (client, account);

    /// <summary>How many changes were acknowledged.</summary>
    public int Saved { get; private set; }

    public static async Task<BusyClerk> SignInAsync(Uri site, string account, string name, string password)
    {
        var client = await SignIn.EnterAsync(site, name, password);
        var given = await client.GetFromJsonAsync<JsonNode>("/antiforgery");
        return new BusyClerk(client, account) { token = (string)given!["token"]! };
    }

    /// <summary>Types one cell; it is acknowledged.</summary>
    public async Task SaveAsync()
    {
        var counter = Saved + 1;
        var change = new
        {
            field = Cells[counter % Cells.Length],
            value = $"{counter % 97}",
            counter,
            seen = 0,
            replaces = Array.Empty<string>(),
        };
        var body = JsonContent.Create(new { person = account, load, changes = new[] { change } });
        var answer = await PostAsync($"/reports/{ClerksCounty.Year}/changes", body);
        if (!answer.Contains(Acknowledged, StringComparison.Ordinal)) throw new InvalidOperationException(answer);
        Saved++;
    }

    /// <summary>Posts as the form does.</summary>
    public async Task<string> PostAsync(string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public void Dispose() => client.Dispose();
}
