using System.Text.RegularExpressions;

namespace County.Web.Tests.Mail;

/// <summary>What the mail server of the tests does with a mail.</summary>
internal enum SmtpBehaviour
{
    Accept,

    /// <summary>550 to the recipient: there is no such mailbox.</summary>
    RefuseRecipient,

    /// <summary>451 to the recipient: greylisting and the like.</summary>
    PutOffRecipient,

    /// <summary>554 to the whole mail.</summary>
    RefuseMessage,

    /// <summary>452 to the whole mail: the disk is full and the like.</summary>
    PutOffMessage,

    /// <summary>421 to the sender: the server is about to close.</summary>
    Close,

    /// <summary>Says nothing when it is greeted.</summary>
    StallAtGreeting,

    /// <summary>Says nothing once it has the mail.</summary>
    StallAtData,

    /// <summary>Hangs up once it has the mail; it keeps it.</summary>
    DropBeforeAcknowledging,

    /// <summary>Hangs up once it has acknowledged the mail.</summary>
    DropAfterAcknowledging,
}

/// <summary>A mail as the server got it, and who had signed in; null for nobody.</summary>
internal sealed partial record SmtpLetter(
    string From, IReadOnlyList<string> To, string Data, bool IsEncrypted, string? User, int Connection)
{
    /// <summary>What stands between the brackets of its Message-ID.</summary>
    public string Id => Name().Match(Data).Groups[1].Value;

    [GeneratedRegex("^Message-Id:\\s*<([^>]+)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}

internal enum SmtpTls
{
    None,
    StartTls,
    Implicit,
}
