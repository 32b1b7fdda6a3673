using System.Text.Encodings.Web;
using System.Text.Json;

namespace County.Data;

/// <summary>
/// Writes audit entries for whoever acts in this scope. Changed rows are written down without being asked.
/// </summary>
/// <param name="db">Inside a transaction that names the tenant.</param>
public sealed class AuditBook(CountyContext db, TenantContextAccessor accessor, AuditSeal seal, TimeProvider time)
{
    /// <summary>The county under which the installation's own record is kept.</summary>
    public const int Installation = 0;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Adds an entry to the context; it is written when the context saves.</summary>
    /// <param name="act">What was done, in office Chinese.</param>
    /// <param name="subject">To what.</param>
    /// <param name="before">Changed values before; null where there were none. Secrets have no place here.</param>
    /// <param name="after">Changed values after.</param>
    /// <param name="refused">Why it was refused; null where it was done.</param>
    /// <param name="place">In whose record it stands; null for the tenant of the scope.</param>
    /// <returns>The entry, not yet saved.</returns>
    public AuditEntry Write(
        string act, string subject, IReadOnlyDictionary<string, object?>? before = null,
        IReadOnlyDictionary<string, object?>? after = null, string? refused = null, TenantInfo? place = null)
    {
        var tenant = place ?? accessor.Tenant;
        var actor = accessor.Actor;
        var now = time.GetUtcNow();
        var entry = new AuditEntry
        {
            CountyId = tenant.CountyId ?? Installation,
            UnitId = tenant.UnitId,
            AuditId = Guid.CreateVersion7(now),
            At = AuditSeal.Kept(now),
            AccountId = actor.AccountId,
            ClientId = actor.ClientId,
            Actor = actor.Name,
            Address = actor.Address,
            Act = act,
            Subject = subject,
            Before = Json(before),
            After = Json(after),
            Refused = refused,
        };
        entry.Seal = seal.Of(entry);
        db.Audit.Add(entry);
        return entry;
    }

    private static string? Json(IReadOnlyDictionary<string, object?>? values) =>
        values is null ? null : JsonSerializer.Serialize(values, Options);
}
