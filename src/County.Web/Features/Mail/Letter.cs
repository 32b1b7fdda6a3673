using County.Data;
using County.Web.Hosting;
using MimeKit;
using MimeKit.Text;

namespace County.Web.Features.Mail;

/// <summary>A message of the outbox as it goes out: text and page side by side, told apart by its number.</summary>
internal static class Letter
{
    /// <summary>Null where the recipient is not one address.</summary>
    /// <param name="from">The installation's address and name.</param>
    /// <param name="sender">Of the county: its own name, and where answers go; null where it has set nothing.</param>
    public static MimeMessage? Of(OutboxMessage message, MailboxAddress from, NotificationSettings? sender = null)
    {
        if (!MailboxAddress.TryParse(message.Recipient, out var to) || !IsPlain(message.Recipient)) return null;
        if (to.Address.Split('@') is not [{ Length: > 0 }, { Length: > 0 }]) return null;
        var subject = OneLine(message.Subject);
        var body = new MultipartAlternative(
            new TextPart(TextFormat.Plain) { Text = message.Text },
            new TextPart(TextFormat.Html) { Text = MailPage.Of(subject, message.Text, message.Html) });
        // The address stays the installation's: it is the one for which receivers vouch.
        var name = sender?.SenderName is { } own ? OneLine(own) : from.Name;
        var letter = new MimeMessage([new MailboxAddress(name, from.Address)], [to], subject, body)
        {
            // The same for every try: a server or a mailbox can tell a repetition.
            MessageId = $"{message.MessageId:N}@{from.Domain}",
            Date = TimeZoneInfo.ConvertTime(message.MadeAt, Times.Shanghai),
        };
        if (sender?.ReplyTo is { } reply && IsPlain(reply) && MailboxAddress.TryParse(reply, out var back))
        {
            letter.ReplyTo.Add(back);
        }

        // RFC 3834: no automatic answer to what a program wrote.
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    private static bool IsPlain(string text) => !text.Any(char.IsControl);

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
