using System.Globalization;
using County.Data;

namespace County.Web.Hosting;

/// <summary>
/// Writes a notice down in the transaction that causes it: the message inside the system, and what leaves by mail and
/// short message. The names of their effects allow each of them once. What leaves waits for the hours of the office: a
/// report may be answered at night, but nobody's telephone rings then.
/// </summary>
internal sealed class NoticeBook(CountyContext db, Settings settings, TimeProvider time)
{
    /// <summary>Puts it in; the caller saves.</summary>
    public void Write(Notice notice, Audience audience)
    {
        var now = time.GetUtcNow();
        db.Messages.Add(new Message
        {
            CountyId = audience.CountyId,
            MessageId = Guid.CreateVersion7(now),
            UnitId = notice.UnitId,
            Year = notice.Year,
            Kind = notice.Kind,
            Effect = notice.Effect,
            Rights = notice.Rights,
            Subject = notice.Subject,
            Text = string.Join("\n\n", notice.Paragraphs),
            Link = notice.Link,
            MadeAt = now,
        });
        foreach (var person in audience.In(notice.UnitId, notice.Rights))
        {
            if (audience.Settings.MailOn && person.Email is { } address)
            {
                db.Outbox.Add(Out(notice, audience, Channel.Mail, person, address, MailText(notice, audience), now));
            }

            // A landline takes no short message.
            if (audience.Settings.ShortMessageOn && SignInName.Mobile(person.Telephone) is { } mobile)
            {
                db.Outbox.Add(Out(notice, audience, Channel.ShortMessage, person, mobile, notice.Short, now));
            }
        }
    }

    /// <summary>The text of the mail; its page is made of it where it is sent.</summary>
    public string MailText(Notice notice, Audience audience) => string.Join("\n\n",
    [
        .. notice.Paragraphs,
        settings.Address is { } address && notice.Link is { } path ? $"请登录系统办理：\n{address}{path}" : "请登录系统办理。",
        $"{audience.Sender}\n{Times.Day(time.GetUtcNow()).ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}",
        audience.Settings.ReplyTo is null ? "（系统自动发出，请勿回复）" : "（系统自动发出，可以直接回复本邮件）",
    ]);

    private static OutboxMessage Out(
        Notice notice, Audience audience, Channel channel, Audience.Person person, string recipient, string text,
        DateTimeOffset now) => new()
        {
            CountyId = audience.CountyId,
            MessageId = Guid.CreateVersion7(now),
            UnitId = notice.UnitId,
            Channel = channel,
            Kind = notice.Kind,
            Effect = $"{notice.Effect}/{(channel == Channel.Mail ? "mail" : "sms")}/{person.MembershipId}",
            Recipient = recipient,
            Subject = notice.Subject,
            Text = text,
            MadeAt = now,
            NextTryAt = Hours.Opening(now, audience.Calendar, audience.Settings),
        };
}
