using County.Data;
using County.Documents;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.History;

/// <summary>历年报送情况: how units kept their dates and how often the office sent reports back, over the years.</summary>
public static class HistoryEndpoint
{
    internal static async Task<RazorComponentResult<HistoryPage>> Page(
        [AsParameters] HistoryQuestion question, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        Shown(await ReadAsync(question, db, caller, time, cancellation));

    /// <summary>The same as an Excel list: a row for each unit, and the numbers apart from the words.</summary>
    internal static async Task<Results<FileContentHttpResult, RazorComponentResult<HistoryPage>>> Export(
        [AsParameters] HistoryQuestion question, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var model = await ReadAsync(question, db, caller, time, cancellation);
        return model.Question.Problem is null
            ? TypedResults.File(
                ListWriter.Write("历年报送情况", model.Title, HistoryList.Heads(model), HistoryList.Rows(model)),
                ExcelFile.MediaType, $"{model.Title}.xlsx")
            : Shown(model);
    }

    private static RazorComponentResult<HistoryPage> Shown(HistoryModel model) => Pages.Show<HistoryPage, HistoryModel>(
        model, model.Question.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<HistoryModel> ReadAsync(
        HistoryQuestion question, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (question.Problem is not null) return new HistoryModel(caller.CountyName, now, [], [], [], question);
        var (years, lines) = await HistoryReading.ReadAsync(
            db, caller.CountyId, question.Span, Times.Day(now), cancellation);
        return new HistoryModel(
            caller.CountyName, now, years, [.. lines.Select(line => line.Kind).Distinct().Order()],
            question.Of(lines), question);
    }
}

/// <summary>What the page and the list show.</summary>
/// <param name="Years">Years with a round that are asked for, the oldest first.</param>
/// <param name="Kinds">The kinds of unit there are.</param>
public sealed record HistoryModel(
    string County, DateTimeOffset At, IReadOnlyList<int> Years, IReadOnlyList<UnitKind> Kinds,
    IReadOnlyList<HistoryLine> Lines, HistoryQuestion Question)
{
    public string Title => Years.Count switch
    {
        0 => $"{County}政府信息公开工作年度报告历年报送情况",
        1 => $"{County}{Years[0]}年度政府信息公开工作年度报告报送情况",
        _ => $"{County}{Years[0]}至{Years[^1]}年度政府信息公开工作年度报告报送情况",
    };

    /// <summary>Of the units that are listed, in the year at a place.</summary>
    public Tally Of(int place) => new([.. Lines.Select(line => line.Seasons[place])]);

    /// <summary>Of the units that are listed, in all years.</summary>
    public Tally Whole => new([.. Lines.SelectMany(line => line.Seasons)]);
}
