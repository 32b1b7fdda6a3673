using System.IO.Compression;
using County.Data;
using County.Web.Features.Board;
using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OtpNet;

namespace County.Benchmarks;

/// <summary>The county office's board of 120 units.</summary>
internal static class Office
{
    private const string Filter = "?find=%E9%95%87&sort=due";

    public static Task<IReadOnlyList<Ratio>> RatiosAsync() => Task.FromResult<IReadOnlyList<Ratio>>(
        [new Board("", ""), new Board("-filtered", Filter), new BoardSize()]);

    /// <summary>
    /// The page against an endpoint with the same filters that returns the same rows as JSON, both as a browser asks
    /// for them.
    /// </summary>
    private sealed record Board(string Which, string Asked) : Ratio($"board{Which}/json", 3, Alone, Alone)
    {
        public override async Task<double> MeasureAsync(bool isShort)
        {
            await using var served = await OfficesCounty.OpenAsync(Map);
            using var office = await EnterAsync(served);
            var ratio = new Ratio(
                Name, Limit, () => office.GetByteArrayAsync(OfficesCounty.Page + Asked),
                () => office.GetByteArrayAsync(OfficesCounty.Rows + Asked));
            return await ratio.MeasureAsync(isShort);
        }
    }

    /// <summary>Bytes of the page as it goes over the line.</summary>
    private sealed record BoardSize() : Ratio("board-of-120/bytes", 80_000, Alone, Alone)
    {
        public override async Task<double> MeasureAsync(bool isShort)
        {
            await using var served = await OfficesCounty.OpenAsync(Map);
            using var office = await EnterAsync(served);
            using var answer = await office.GetAsync(OfficesCounty.Page);
            var sent = await answer.Content.ReadAsByteArrayAsync();
            using var page = new StreamReader(
                new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress));
            var lines = (await page.ReadToEndAsync()).Split("<tr id=\"u").Length - 1;
            return lines == OfficesCounty.Units
                ? sent.Length
                : throw new InvalidOperationException($"The page shows {lines} units");
        }
    }

    private static Task Alone() => Task.CompletedTask;

    private static async Task<HttpClient> EnterAsync(ServedCounty served)
    {
        var client = await SignIn.EnterAsync(served.Address, "jinshi-office", ServedCounty.Password, () =>
            new Totp(Base32Encoding.ToBytes(ServedCounty.CodeKey))
                .ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime));
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        return client;
    }

    private static void Map(WebApplication site) => site.MapGet("/rounds/{year:int}/rows", RowsAsync)
        .RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();

    private static async Task<IResult> RowsAsync(
        int year, [AsParameters] BoardFilter filter, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) => Results.Json(
        (await BoardEndpoint.ReadAsync(year, filter, db, caller, time, cancellation))!.Lines);
}
