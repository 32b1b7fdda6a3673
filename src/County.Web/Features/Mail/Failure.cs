using System.Net.Sockets;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace County.Web.Features.Mail;

/// <summary>Why a message was not sent.</summary>
/// <param name="Problem">In office Chinese; of what the server said its codes alone: it repeats addresses.</param>
/// <param name="IsFinal">True where trying again is of no use.</param>
internal sealed partial record Failure(string Problem, bool IsFinal = false)
{
    public static readonly Failure NoAddress = new("收件地址写得不对", IsFinal: true);

    /// <summary>True where it is the connection that failed.</summary>
    public bool IsOfConnection { get; init; }

    /// <summary>True where no failure of the way explains it: a fault of the program.</summary>
    public bool IsFault { get; init; }

    public static Failure Of(Exception? failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused =>
            Refused(refused, "收件服务器不收这个地址"),
        SmtpCommandException { ErrorCode: SmtpErrorCode.MessageNotAccepted } refused =>
            Refused(refused, "邮件服务器不收这封邮件"),
        SmtpCommandException refused =>
            new Failure($"邮件服务器拒绝发送{Codes(refused)}") { IsOfConnection = refused.StatusCode == Closing },
        SslHandshakeException => Connection("与邮件服务器的加密连接没有建立，请核对证书"),
        AuthenticationException => Connection("邮件服务器不接受发件账号或口令"),
        NotSupportedException => Connection("邮件服务器不支持所要求的加密或登录方式"),
        SocketException => Connection("连接不上邮件服务器"),
        OperationCanceledException or TimeoutException => Connection("邮件服务器没有及时应答"),
        IOException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } } =>
            Connection("邮件服务器没有及时应答"),
        IOException or ProtocolException or ServiceNotConnectedException => Connection("与邮件服务器的连接中断"),
        _ => new Failure("程序没能发出这封邮件，请告诉系统管理员") { IsFault = true },
    };

    private const SmtpStatusCode Closing = SmtpStatusCode.ServiceNotAvailable;

    private static Failure Connection(string problem) => new(problem) { IsOfConnection = true };

    // RFC 5321, 4.2.1: a reply of the fives will be the same the next time.
    private static Failure Refused(SmtpCommandException refused, string problem) =>
        (int)refused.StatusCode is >= 500 and < 600
            ? new Failure(problem + Codes(refused), IsFinal: true)
            : new Failure($"{problem}，以后再试{Codes(refused)}") { IsOfConnection = refused.StatusCode == Closing };

    private static string Codes(SmtpCommandException refused)
    {
        var enhanced = Enhanced().Match(refused.Message);
        return $"（{(int)refused.StatusCode}{(enhanced.Success ? $" {enhanced.Value}" : "")}）";
    }

    /// <summary>RFC 3463: a code such as 5.1.1, at the head of what the server says.</summary>
    [GeneratedRegex(@"^[245]\.[0-9]{1,3}\.[0-9]{1,3}\b")]
    private static partial Regex Enhanced();
}
