using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using County.Web.Hosting;

namespace County.Web.Features.Mail;

/// <summary>Asks the gateway as the configuration says, and judges its answer.</summary>
internal sealed class ShortMessageGateway(ShortMessageSettings settings) : IDisposable
{
    private const int LongestAnswer = 65_536;

    // No redirections: the next address might be another's, or in clear.
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !settings.Address.StartsWith("http:", StringComparison.Ordinal),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    /// <summary>What the gateway answered; its words may repeat the number, and so stand in no log.</summary>
    internal sealed record Answer(int Status, string Text);

    public async Task<Answer> SendAsync(
        string mobile, string text, Guid id, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            settings.Method, Filled(settings.Address, mobile, text, id, Uri.EscapeDataString));
        if (settings.Body is { } body)
        {
            var type = settings.IsJson ? MediaTypeNames.Application.Json : MediaTypeNames.Application.FormUrlEncoded;
            request.Content = new StringContent(
                Filled(body, mobile, text, id, settings.IsJson ? Quoted : Uri.EscapeDataString), Encoding.UTF8, type);
        }

        foreach (var (name, value) in settings.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, cancellation);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Why the message was not taken; null where it was.</summary>
    public Failure? Judge(Answer answer)
    {
        if (answer.Status is 408 or 429 or >= 500)
        {
            return new Failure($"短信网关暂时不收短信（{answer.Status}）") { IsOfConnection = true };
        }

        if (answer.Status is < 200 or >= 300)
        {
            return new Failure($"短信网关不接受这样的请求（{answer.Status}），请核对网关配置") { IsOfConnection = true };
        }

        if (settings.SuccessField is var (path, value))
        {
            var said = Field(answer.Text, path);
            return said == value ? null : new Failure($"短信网关没有收下短信{Code(said)}");
        }

        return settings.Success is null || answer.Text.Contains(settings.Success, StringComparison.Ordinal)
            ? null
            : new Failure("短信网关没有收下短信");
    }

    public void Dispose() => client.Dispose();

    private static string Filled(
        string template, string mobile, string text, Guid id, Func<string, string> escaped) => template
        .Replace(ShortMessageSettings.Id, id.ToString("N"), StringComparison.Ordinal)
        .Replace(ShortMessageSettings.Mobile, escaped(mobile), StringComparison.Ordinal)
        // Last: a text that holds a placeholder is a text.
        .Replace(ShortMessageSettings.Text, escaped(text), StringComparison.Ordinal);

    /// <summary>As it stands between the quotation marks of JSON.</summary>
    private static string Quoted(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);

    private static string? Field(string json, string[] path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var name in path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
            }

            return at.ValueKind == JsonValueKind.String ? at.GetString() : at.GetRawText();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A code says what is wrong to who knows the gateway; longer words might say to whom.</summary>
    private static string Code(string? said) =>
        said is { Length: > 0 and <= 8 } && said.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')
            ? $"（{said}）"
            : "";
}
