using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>What a person's place is called: the unit's name, or the county's office.</summary>
internal static class PlaceName
{
    /// <summary>Reads it as the place itself does, in a transaction of its own: sign-in sees no units.</summary>
    public static async Task<string> ReadAsync(
        Tenancy tenancy, int county, int? unit, CancellationToken cancellation)
    {
        var scope = unit is null ? Scope.Office : Scope.Unit;
        await using var work = await tenancy.BeginAsync(scope, new TenantInfo(county, unit), cancellation);
        var name = await work.Db.Counties.Select(one => one.Name).SingleAsync(cancellation);
        return unit is null
            ? $"{name}人民政府办公室"
            : name + await work.Db.Units.Where(one => one.UnitId == unit).Select(one => one.Name)
                .SingleAsync(cancellation);
    }
}
