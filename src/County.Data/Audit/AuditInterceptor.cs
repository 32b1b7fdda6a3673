using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace County.Data;

/// <summary>
/// Writes an audit entry for every row of an audited table that is added, changed or deleted, in the same transaction:
/// no handler can forget to.
/// </summary>
public sealed class AuditInterceptor(TenantContextAccessor accessor, AuditSeal seal, TimeProvider time)
    : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Write(DbContext? context)
    {
        if (context is not CountyContext db) return;
        var book = new AuditBook(db, accessor, seal, time);
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (Audited.Of(entry.Entity) is not { } audited || Verb(entry) is not { } verb) continue;
            var changed = entry.Properties.Where(p => IsSaid(entry, p) && audited.Says(p.Metadata.Name)).ToList();
            if (changed.Count == 0 && entry.State == EntityState.Modified) continue;
            book.Write(
                audited.Act ?? verb + audited.Name, audited.Subject,
                entry.State == EntityState.Added ? null : Values(changed, p => p.OriginalValue),
                entry.State == EntityState.Deleted ? null : Values(changed, p => p.CurrentValue),
                place: audited.Place);
        }
    }

    private static string? Verb(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => "新增",
        EntityState.Modified => "修改",
        EntityState.Deleted => "删除",
        _ => null,
    };

    private static bool IsSaid(EntityEntry entry, PropertyEntry property) =>
        entry.State == EntityState.Modified
            ? property.IsModified && !Equals(property.OriginalValue, property.CurrentValue)
            : property.CurrentValue is not null;

    private static Dictionary<string, object?> Values(
        IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        properties.ToDictionary(p => p.Metadata.Name, p => Audited.Shown(p.Metadata.Name, value(p)));
}
