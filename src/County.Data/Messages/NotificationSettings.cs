namespace County.Data;

/// <summary>How a county reminds (提醒设置). A county that has set nothing has these.</summary>
public sealed class NotificationSettings
{
    public required int CountyId { get; init; }

    /// <summary>电子邮件.</summary>
    public bool MailOn { get; set; } = true;

    /// <summary>短信, where the installation has a gateway.</summary>
    public bool ShortMessageOn { get; set; }

    /// <summary>Whether leaders (签发人) are reminded of what is overdue.</summary>
    public bool LeadersOn { get; set; }

    /// <summary>Under which name the county's mail comes; null for the installation's.</summary>
    public string? SenderName { get; set; }

    /// <summary>Where answers to the county's mail go; null for nowhere.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>The office's telephone, as it stands in reminders.</summary>
    public string? Telephone { get; set; }

    /// <summary>The day on which quiet hours do not hold; null for none.</summary>
    public DateOnly? QuietLiftedOn { get; set; }
}
