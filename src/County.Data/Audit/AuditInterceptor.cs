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
    // What the save at hand has added: where it fails and is tried again, each change is still written down once.
    private readonly List<AuditEntry> written = [];

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

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => TakeBack(eventData.Context);

    public override Task SaveChangesFailedAsync(
        DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        TakeBack(eventData.Context);
        return Task.CompletedTask;
    }

    private void Write(DbContext? context)
    {
        if (context is not CountyContext db) return;
        written.Clear();
        var book = new AuditBook(db, accessor, seal, time);
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (Audited.Of(entry.Entity) is not { } audited || Verb(entry) is not { } verb) continue;
            var changed = entry.Properties.Where(p => IsSaid(entry, p) && audited.Says(p.Metadata.Name)).ToList();
            if (changed.Count == 0 && entry.State == EntityState.Modified) continue;
            written.Add(book.Write(
                audited.Act ?? verb + audited.Name, audited.Subject,
                entry.State == EntityState.Added ? null : Values(changed, p => p.OriginalValue),
                entry.State == EntityState.Deleted ? null : Values(changed, p => p.CurrentValue),
                place: audited.Place));
        }
    }

    private void TakeBack(DbContext? context)
    {
        foreach (var entry in written) context?.Entry(entry).State = EntityState.Detached;
        written.Clear();
    }

    private static string? Verb(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => "新增",
        EntityState.Modified => "修改",
        EntityState.Deleted => "删除",
        _ => null,
    };

    // A list that was replaced by an equal one has not changed; a number that the database is yet to give is none.
    private static bool IsSaid(EntityEntry entry, PropertyEntry property) => entry.State switch
    {
        EntityState.Modified => property.IsModified
            && !property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue),
        EntityState.Deleted => property.OriginalValue is not null,
        _ => property.CurrentValue is not null && !property.IsTemporary,
    };

    private static Dictionary<string, object?> Values(
        IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        properties.ToDictionary(p => p.Metadata.Name, p => Audited.Shown(p.Metadata.Name, value(p)));
}
