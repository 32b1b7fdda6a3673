using System.Text;
using MimeKit;

namespace County.Web.Tests.Mail;

/// <summary>The mail as one that is read; the mail server's own process needs none of this.</summary>
internal sealed partial record SmtpLetter
{
    public MimeMessage Message => MimeMessage.Load(
        new MemoryStream(Encoding.UTF8.GetBytes(Data)), TestContext.Current.CancellationToken);
}
