using System.Text.Json;
using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace County.Web.Features.Submitting;

/// <summary>说明: the unit says why a query is right as it stands. For forms, and as JSON for a page's script.</summary>
internal static class ExplanationEndpoint
{
    /// <param name="Reason">A common reason that was picked.</param>
    /// <param name="Text">The unit's own words; both empty take the explanation back.</param>
    /// <param name="Back">The page to come back to.</param>
    internal sealed record Body(string? Key, string? Reason, string? Text, string? Back);

    internal sealed record Explained(string Key, string Text, int Unexplained, string Missing);

    public static async Task<IResult> Explain(
        int year, HttpRequest request, DraftBook drafts, ProgressBook progress, ExplanationBook explanations,
        IStringLocalizer<Words> words, Caller caller, CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return Results.NotFound();
        }

        if (await ReadAsync(request, cancellation) is not { } body) return Results.BadRequest();
        var report = work.Report;
        var (text, address) = (TextOf(body), Submitting.Back.To(year, body.Back));
        var before = await progress.AppraiseAsync(work, cancellation);
        var finding = before.Findings.FirstOrDefault(
            one => one.Severity == Severity.Query && one.Key == body.Key);
        if (WhyNot(report.State, text, finding) is { } refusal) return Refused(request, address, refusal, words);
        await explanations.GiveAsync(report, finding!, text, caller.Person, cancellation);
        var after = await progress.AppraiseAsync(work.Explained(), cancellation);
        await progress.WriteAsync(report, after, caller.Person, cancellation);
        return request.HasFormContentType
            ? Results.LocalRedirect($"{address}#finding-{finding!.Key[..12]}")
            : Results.Ok(new Explained(
                finding!.Key, text, after.Unexplained, Lacking.In(after)?.In(words) ?? ""));
    }

    /// <summary>
    /// A query is the county's question and no part of what is signed: it is answered until the handing in.
    /// </summary>
    private static Sentence? WhyNot(ReportState state, string text, Finding? finding)
    {
        if (!state.IsWithUnit())
        {
            return Words.Say("报告{0}，不能再填写说明", (Sentence)state.OfficialName());
        }

        if (finding is null) return Words.Key("这处疑问已经不在了：数字已有变动，请看过现在的疑问再说明");
        return text.Length > ExplanationBook.Longest
            ? Words.Say("说明不能超过{0}个字，现有{1}个字", ExplanationBook.Longest, text.Length)
            : null;
    }

    private static string TextOf(Body body) => string.Join(
        '；', new[] { body.Reason, body.Text }.Select(said => Typed.CleanLines(said).Trim())
            .Where(said => said.Length > 0).Distinct());

    private static IResult Refused(
        HttpRequest request, string address, Sentence reason, IStringLocalizer<Words> words) =>
        request.HasFormContentType
            ? Refusal.Show(address, reason)
            : Results.Problem(
                reason.In(words) + words["。"], statusCode: StatusCodes.Status409Conflict, title: words["没有保存"]);

    private static async Task<Body?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellation);
            return new Body(form["key"], form["reason"], form["text"], form["back"]);
        }

        try
        {
            return request.HasJsonContentType() ? await request.ReadFromJsonAsync<Body>(cancellation) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
