using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.SignOffs;

/// <summary>What is printed to be signed and sealed: the 审签表, and the report itself.</summary>
internal static class PrintEndpoint
{
    public static Task<IResult> Form(
        int year, SignOffReading reading, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        ShowAsync<PaperPage>(year, reading, db, caller, time, cancellation);

    public static Task<IResult> Report(
        int year, SignOffReading reading, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        ShowAsync<DocumentPage>(year, reading, db, caller, time, cancellation);

    private static async Task<IResult> ShowAsync<
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
            System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.All)] TPage>(
        int year, SignOffReading reading, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
        where TPage : Microsoft.AspNetCore.Components.IComponent, IPage<PrintModel>
    {
        if (await reading.ReadAsync(year, cancellation) is not { } model) return Results.NotFound();
        var kind = await db.Units.Where(u => u.UnitId == model.UnitId).Select(u => u.Kind).SingleAsync(cancellation);
        return Pages.Show<TPage, PrintModel>(
            new PrintModel(model, OfficialName(caller.CountyName, model.Unit, kind), time.GetUtcNow()));
    }

    /// <summary>The unit as documents name it: with its county, unless its own name begins with it.</summary>
    private static string OfficialName(string county, string unit, UnitKind kind) =>
        kind == UnitKind.CountyGovernment || unit.StartsWith(county, StringComparison.Ordinal) ? unit : county + unit;
}

/// <summary>A report in print.</summary>
/// <param name="Name">The unit as documents name it, such as 津市市药山镇.</param>
public sealed record PrintModel(SignOffModel Report, string Name, DateTimeOffset PrintedAt)
{
    /// <summary>The title that the county's units give their reports.</summary>
    public string Title => $"{Name}{Report.Year}年政府信息公开工作年度报告";
}
