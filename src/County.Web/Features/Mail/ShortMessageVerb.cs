using System.CommandLine;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Mail;

/// <summary>Sends one short message now and shows what the gateway answers: for whoever sets the gateway up.</summary>
internal static class ShortMessageVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var number = new Argument<string>("NUMBER") { Description = "A mobile number of eleven digits" };
        var text = new Argument<string>("TEXT") { Description = "What the message says" };
        number.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var typed }] && SignInName.Mobile(typed) is null)
            {
                given.AddError($"NUMBER wants a mobile number of eleven digits, not '{typed}'");
            }
        });
        var command = new Command("short-message", "Send one short message by the configured gateway")
        {
            number, text,
        };
        command.SetAction((parsed, cancellation) => SendAsync(
            SignInName.Mobile(parsed.GetRequiredValue(number))!, parsed.GetRequiredValue(text), cancellation));
        return command;
    }

    private static async Task<int> SendAsync(string number, string text, CancellationToken cancellation)
    {
        var settings = Settings.FromEnvironment().ShortMessage
            ?? throw new MisconfiguredException("County:ShortMessage:Address is not set: there is no gateway");
        using var gateway = new ShortMessageGateway(settings);
        await using var way = new ShortMessageWay(settings);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Limit);
        var sending = gateway.SendAsync(number, text, Guid.CreateVersion7(), limit.Token);
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        if (!sending.IsCompletedSuccessfully)
        {
            var failure = sending.IsCanceled ? new TimeoutException() : sending.Exception?.InnerException;
            throw new MisconfiguredException(way.FailureOf(failure).Problem);
        }

        var answer = await sending;
        Console.WriteLine($"{answer.Status} {answer.Text}");
        if (gateway.Judge(answer) is not { } refused) return 0;
        throw new MisconfiguredException(refused.Problem);
    }
}
