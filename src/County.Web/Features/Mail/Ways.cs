using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Mail;

/// <summary>A way by which messages leave, several in a run.</summary>
internal interface IWay : IAsyncDisposable
{
    Channel Channel { get; }

    /// <summary>What opening it, or one message, may take at most.</summary>
    TimeSpan Limit { get; }

    /// <summary>Gets ready; at once where it is ready already.</summary>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>What hands a message over; null where its recipient is no address of this way.</summary>
    /// <param name="sender">How the county of the message signs; null where it has set nothing.</param>
    Func<CancellationToken, Task>? HandOver(OutboxMessage message, NotificationSettings? sender);

    /// <summary>Why handing over, or opening, has failed.</summary>
    Failure FailureOf(Exception? failure);
}

internal static class Ways
{
    /// <summary>The ways that are configured. A channel without one keeps its messages.</summary>
    public static IEnumerable<IWay> Of(Settings settings)
    {
        if (settings.Mail is { } mail) yield return new MailWay(mail);
        if (settings.ShortMessage is { } gateway) yield return new ShortMessageWay(gateway);
    }

    /// <summary>What is sent by it, with the word that counts it.</summary>
    public static (string Name, string Unit) Words(Channel channel) => channel switch
    {
        Channel.Mail => ("邮件", "封"),
        Channel.ShortMessage => ("短信", "条"),
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}

/// <summary>By the mail server, or into a folder.</summary>
internal sealed class MailWay(MailSettings settings) : IWay
{
    private readonly ICarrier carrier = Carriers.Of(settings);

    public Channel Channel => Channel.Mail;

    public TimeSpan Limit =>
        settings is MailSettings.ToServer server ? server.Limit : TimeSpan.FromMinutes(1);

    public Task OpenAsync(CancellationToken cancellation) => carrier.OpenAsync(cancellation);

    public Func<CancellationToken, Task>? HandOver(OutboxMessage message, NotificationSettings? sender)
    {
        if (Letter.Of(message, settings.From, sender) is not { } letter) return null;
        return async cancellation =>
        {
            using (letter) await carrier.CarryAsync(letter, cancellation);
        };
    }

    public Failure FailureOf(Exception? failure) => Failure.Of(failure);

    public ValueTask DisposeAsync() => carrier.DisposeAsync();
}

/// <summary>By the gateway.</summary>
internal sealed class ShortMessageWay(ShortMessageSettings settings) : IWay
{
    private readonly ShortMessageGateway gateway = new(settings);

    public Channel Channel => Channel.ShortMessage;

    public TimeSpan Limit => settings.Limit;

    public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Func<CancellationToken, Task>? HandOver(OutboxMessage message, NotificationSettings? sender)
    {
        if (SignInName.Mobile(message.Recipient) is not { } mobile) return null;
        return async cancellation =>
        {
            var answer = await gateway.SendAsync(mobile, message.Text, message.MessageId, cancellation);
            if (gateway.Judge(answer) is { } failure) throw new RefusedException(failure);
        };
    }

    public Failure FailureOf(Exception? failure) => failure switch
    {
        RefusedException refused => refused.Failure,
        TimeoutException or OperationCanceledException => Lost("短信网关没有及时应答"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            Lost("与短信网关的加密连接没有建立，请核对证书"),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        } => Lost("连接不上短信网关"),
        HttpRequestException or IOException => Lost("与短信网关的连接中断"),
        _ => new Failure("程序没能发出这条短信，请告诉系统管理员") { IsFault = true },
    };

    public ValueTask DisposeAsync()
    {
        gateway.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Failure Lost(string problem) => new(problem) { IsOfConnection = true };

    /// <summary>The gateway has answered, but not taken the message.</summary>
    private sealed class RefusedException(Failure failure) : Exception(failure.Problem)
    {
        public Failure Failure { get; } = failure;
    }
}
