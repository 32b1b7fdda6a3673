using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// Tables of what goes out and of what was done. They refer to nobody: the installation has rows of its own under 0,
/// and a record outlives what it speaks of.
/// </summary>
internal static class RecordMapping
{
    public static void Map(ModelBuilder model)
    {
        var message = CountyContext.Table<OutboxMessage>(model, "outbox", m => new { m.CountyId, m.MessageId });
        message.HasIndex(m => new { m.CountyId, m.Effect }).IsUnique();
        message.HasIndex(m => m.NextTryAt).HasFilter("next_try_at is not null");
        var entry = CountyContext.Table<AuditEntry>(model, "audit", a => new { a.CountyId, a.AuditId });
        entry.HasIndex(a => new { a.CountyId, a.At });
        var link = CountyContext.Table<AuditLink>(model, "audit_links", l => new { l.CountyId, l.Number });
        link.HasIndex(l => new { l.CountyId, l.AuditId }).IsUnique();
    }
}
