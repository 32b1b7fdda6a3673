using System.Diagnostics.CodeAnalysis;
using System.Text;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Components;
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

    /// <summary>
    /// What stands at the foot of every printed page: the margins of a page take their text from a style sheet alone.
    /// </summary>
    public static async Task<IResult> FootStyle(int year, SignOffReading reading, CancellationToken cancellation) =>
        await reading.ReadAsync(year, cancellation) is { } model
            ? Results.Text($"@page{{@bottom-center{{content:\"{Foot(model)}\"}}}}", "text/css", Encoding.UTF8)
            : Results.NotFound();

    public static string Foot(SignOffModel report) => $"版本码 {report.Code}{(report.IsInSignOff ? "" : "（草稿）")}";

    private static async Task<IResult> ShowAsync<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage>(
        int year, SignOffReading reading, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
        where TPage : IComponent, IPage<PrintModel>
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
    public string Title => Name + Rest;

    /// <summary>The title without the unit.</summary>
    public string Rest => $"{Report.Year}年政府信息公开工作年度报告";
}
