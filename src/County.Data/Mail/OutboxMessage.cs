namespace County.Data;

/// <summary>A mail or short message that waits to be sent, written in the transaction that caused it.</summary>
public sealed class OutboxMessage
{
    /// <summary>The county whose mail it is; 0 for the installation's.</summary>
    public required int CountyId { get; init; }

    /// <summary>Also names the mail to the receiving server, so that a repeated one can be told.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The unit it concerns; null where it concerns none.</summary>
    public int? UnitId { get; init; }

    /// <summary>By which way it leaves.</summary>
    public Channel Channel { get; init; } = Channel.Mail;

    /// <summary>What it is, such as invitation.</summary>
    public required string Kind { get; init; }

    /// <summary>Names the effect where there must be one mail at most; null where nothing can repeat it.</summary>
    public string? Effect { get; init; }

    /// <summary>A mail address, or a mobile number.</summary>
    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    /// <summary>Emptied once it was sent: it may hold a secret.</summary>
    public required string Text { get; set; }

    /// <summary>What stands on the mail's page, without the page around it; null to make it of the text.</summary>
    public string? Html { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it is tried next; null once it was sent or given up.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public int Tries { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? Problem { get; set; }
}

/// <summary>A way out of the installation.</summary>
public enum Channel
{
    /// <summary>电子邮件.</summary>
    Mail,

    /// <summary>短信.</summary>
    ShortMessage,
}
