using System.Text.RegularExpressions;

namespace County.Benchmarks;

/// <summary>Signs in at the pages, as a browser does; with a one-time code where one is asked for.</summary>
internal static partial class SignIn
{
    public static async Task<HttpClient> EnterAsync(Uri site, string name, string password, Func<string>? code = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };
        var to = await FillAsync(client, "/sign-in", ("name", name), ("password", password), ("from", "/"));
        if (to == "/sign-in/code" && code is not null) to = await FillAsync(client, to, ("code", code()));
        return to == "/" ? client : throw new InvalidOperationException($"{name} stays outside, at {to}");
    }

    private static async Task<string?> FillAsync(
        HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(path);
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Prepend(new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)));
        using var answer = await client.PostAsync(path, form);
        return answer.Headers.Location?.OriginalString;
    }

    [GeneratedRegex("<input[^>]*name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Token();
}
