using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace County.Web.Tests.Features.Desk;

/// <summary>A page of the form as the server sees it: opened once, it sends one change after another.</summary>
internal sealed class TypingClerk(Visitor visitor, int year, string person, string load)
{
    private int counter;

    /// <summary>A page that was opened by who is signed in.</summary>
    public static async Task<TypingClerk> OpenAsync(DemoDatabase demo, Visitor visitor, string name, int year)
    {
        var person = await demo.ReadAsync<string>(
            $"select id from accounts.accounts where normalized_user_name = upper('{name}')");
        return new TypingClerk(visitor, year, person!, Guid.NewGuid().ToString("N"));
    }

    public string Load => load;

    /// <summary>Types one value.</summary>
    public Task<JsonNode> TypeAsync(string field, string value, long seen = 0, params string[] replaces) =>
        SendAsync(Change(field, value, seen, replaces));

    /// <summary>A change as the page keeps it until it is acknowledged.</summary>
    public object Change(string field, string value, long seen = 0, params string[] replaces) =>
        new { field, value, counter = ++counter, seen, replaces };

    /// <summary>Sends changes, be it again; what the server says.</summary>
    public async Task<JsonNode> SendAsync(params object[] changes)
    {
        var answer = await AskAsync(changes);
        Assert.Equal(200, answer.Status);
        return JsonNode.Parse(answer.Html)!;
    }

    /// <summary>The same, whatever the answer.</summary>
    public async Task<Visitor.Answer> AskAsync(object[] changes, string? other = null)
    {
        var token = JsonNode.Parse((await visitor.GetAsync("/antiforgery")).Html)!["token"]!.ToString();
        var body = JsonContent.Create(new { person = other ?? person, load, changes });
        body.Headers.TryAddWithoutValidation("RequestVerificationToken", token);
        return await visitor.PostAsync($"/reports/{year}/changes", body);
    }
}
