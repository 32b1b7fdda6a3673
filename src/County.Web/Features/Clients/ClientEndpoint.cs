using System.Security.Cryptography;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Clients;

/// <summary>对接系统: the office's administrator lets other systems in, each for one unit or the office, and out.</summary>
public static class ClientEndpoint
{
    public sealed record Line(Client Client, string Place, bool IsForPeople);

    public sealed record Listing(IReadOnlyList<Line> Lines);

    public sealed record Addition(
        ClientForm Form, IReadOnlyList<(int UnitId, string Name)> Units,
        IReadOnlyDictionary<string, string> Problems);

    /// <summary>Shown once: only a hash of the secret is kept.</summary>
    public sealed record Credentials(string Name, string Place, string ClientId, string? Secret, string Address);

    internal static async Task<IResult> Page(
        CountyContext db, Applications applications, CancellationToken cancellation)
    {
        var clients = await db.Clients.AsNoTracking().OrderBy(c => c.RevokedAt != null).ThenBy(c => c.MadeAt)
            .ToListAsync(cancellation);
        var units = await UnitsAsync(db, cancellation);
        var forPeople = await applications.ForPeopleAsync([.. clients.Select(c => c.ClientId)], cancellation);
        return Pages.Show<ClientsPage, Listing>(new Listing(
            [.. clients.Select(c => new Line(c, Place(c.UnitId, units), forPeople.Contains(c.ClientId)))]));
    }

    internal static async Task<IResult> New(CountyContext db, CancellationToken cancellation) =>
        Pages.Show<NewClientPage, Addition>(new Addition(
            ClientForm.Empty, await UnitsAsync(db, cancellation), new Dictionary<string, string>()));

    /// <summary>
    /// Two stores, two transactions: first the application as sign-in's role, then, as the office, the row that gives
    /// it a place. Should the second fail, an application is left over that has no right to anything.
    /// </summary>
    internal static async Task<IResult> Add(
        IFormCollection sent, CountyContext db, Applications applications, Caller caller,
        Settings settings, TimeProvider time, CancellationToken cancellation)
    {
        var form = ClientForm.Of(sent);
        var units = await UnitsAsync(db, cancellation);
        var problems = form.Problems(units.Select(unit => unit.UnitId));
        if (problems.Count > 0)
        {
            return Pages.Show<NewClientPage, Addition>(
                new Addition(form, units, problems), StatusCodes.Status422UnprocessableEntity);
        }

        var client = new Client
        {
            CountyId = caller.CountyId,
            ClientId = $"{caller.CountyId}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}",
            UnitId = form.UnitId,
            Name = form.Name,
            Scopes = [.. form.Scopes.Distinct()],
            MadeAt = time.GetUtcNow(),
            MadeBy = caller.Person,
        };
        var secret = await applications.AddAsync(
            client.ClientId, client.Name, new Applications.Way(form.IsForPeople, form.RedirectLines), client.Scopes,
            cancellation);
        db.Clients.Add(client);
        await db.SaveChangesAsync(cancellation);
        return Show(client, Place(client.UnitId, units), secret, settings);
    }

    internal static async Task<IResult> Renew(
        string client, IFormCollection _, CountyContext db, AuditBook audit, Applications applications,
        Settings settings, CancellationToken cancellation)
    {
        if (await FindAsync(db, client, cancellation) is not { } found) return Results.NotFound();
        if (await applications.RenewAsync(client, cancellation) is not { } secret) return Results.NotFound();
        audit.Write("更换对接系统密钥", found.Name);
        await db.SaveChangesAsync(cancellation);
        return Show(found, Place(found.UnitId, await UnitsAsync(db, cancellation)), secret, settings);
    }

    /// <summary>停用. The row is looked at on every request, so tokens that are out end with it.</summary>
    internal static async Task<IResult> Revoke(
        string client, IFormCollection _, CountyContext db, Applications applications, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await FindAsync(db, client, cancellation) is not { } found) return Results.NotFound();
        found.RevokedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        await applications.EndAsync(client, cancellation);
        return Results.LocalRedirect("/clients");
    }

    private static RazorComponentResult<CredentialsPage> Show(
        Client client, string place, string? secret, Settings settings) =>
        Pages.Show<CredentialsPage, Credentials>(
            new Credentials(client.Name, place, client.ClientId, secret, settings.Issuer.ToString()));

    private static Task<Client?> FindAsync(CountyContext db, string client, CancellationToken cancellation) =>
        db.Clients.SingleOrDefaultAsync(c => c.ClientId == client && c.RevokedAt == null, cancellation);

    private static async Task<List<(int UnitId, string Name)>> UnitsAsync(
        CountyContext db, CancellationToken cancellation) =>
        [.. (await db.Units.Where(u => u.Kind != UnitKind.CountyGovernment).OrderBy(u => u.Code)
            .Select(u => new { u.UnitId, u.Name }).ToListAsync(cancellation)).Select(u => (u.UnitId, u.Name))];

    private static string Place(int? unit, IEnumerable<(int UnitId, string Name)> units) =>
        unit is null ? "主管部门" : units.FirstOrDefault(one => one.UnitId == unit).Name ?? "";
}
