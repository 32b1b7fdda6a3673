using County.Data;
using County.Web.Hosting;
using MimeKit;
using MimeKit.Text;

namespace County.Web.Features.Mail;

/// <summary>A message of the outbox as it goes out: text and page side by side, told apart by its number.</summary>
internal static class Letter
{
    /// <summary>Null where the recipient is not one address.</summary>
    public static MimeMessage? Of(OutboxMessage message, MailboxAddress from)
    {
        if (!MailboxAddress.TryParse(message.Recipient, out var to) || !IsPlain(message.Recipient)) return null;
        if (to.Address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }]) return null;
        var subject = OneLine(message.Subject);
        var body = new MultipartAlternative(
            new TextPart(TextFormat.Plain) { Text = message.Text },
            new TextPart(TextFormat.Html) { Text = MailPage.Of(subject, message.Text, message.Html) });
        var letter = new MimeMessage([from], [to], subject, body)
        {
            // The same for every try: a server or a mailbox can tell a repetition.
            MessageId = $"{message.MessageId:N}@{from.Domain}",
            Date = TimeZoneInfo.ConvertTime(message.MadeAt, Times.Shanghai),
        };
        // RFC 3834: no automatic answer to what a program wrote.
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    private static bool IsPlain(string text) => !text.Any(char.IsControl);

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
