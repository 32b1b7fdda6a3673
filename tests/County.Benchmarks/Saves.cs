using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace County.Benchmarks;

/// <summary>
/// Saving a cell through the real program, against an endpoint with the same sign-in, token and transaction that does
/// one update: requests of clerks of several units at once, each acknowledged on disk.
/// </summary>
internal sealed record Saves() : Ratio("save/one-update", 2, Alone, Alone)
{
    private const string Update = "/one-update";

    public override async Task<double> MeasureAsync(bool isShort)
    {
        await using var county = await ClerksCounty.OpenAsync(Map);
        // Until the code is compiled for good, the statements are prepared and the pools are full.
        for (var i = 0; i < (isShort ? 20 : 300); i++)
        {
            await county.EachAsync(SaveAsync);
            await county.EachAsync(UpdateAsync);
        }

        var ratio = this with
        {
            Job = () => county.EachAsync(SaveAsync),
            Peer = () => county.EachAsync(UpdateAsync),
        };
        var measured = await ratio.TakeTurnsAsync(isShort);
        await county.VerifyAsync();
        return measured;
    }

    private Task<double> TakeTurnsAsync(bool isShort) => base.MeasureAsync(isShort);

    private static Task Alone() => Task.CompletedTask;

    private static Task SaveAsync(BusyClerk clerk) => clerk.SaveAsync();

    private static Task UpdateAsync(BusyClerk clerk) => clerk.PostAsync(Update);

    private static void Map(WebApplication site) => site.MapPost(Update, UpdateOneAsync)
        .RequireAuthorization(Policies.Author).AddEndpointFilter<TenantTransaction>();

    private static async Task<IResult> UpdateOneAsync(
        CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var (now, unit) = (time.GetUtcNow(), caller.UnitId!.Value);
        var rows = await db.Database.ExecuteSqlAsync(
            $"""
            update county.drafts set changed_at = {now}
            where county_id = {caller.CountyId} and unit_id = {unit} and year = {ClerksCounty.Year}
            """, cancellation);
        return rows == 1
            ? Results.Ok()
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{rows} drafts"));
    }
}
