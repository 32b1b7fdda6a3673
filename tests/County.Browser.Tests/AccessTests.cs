using County.Web.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>Everybody can use every page, on a telephone too, and it opens without a fault in the console.</summary>
[Trait("shows", "clerk")]
[Trait("slow", "true")]
public sealed class AccessTests(Walk walk) : IClassFixture<Walk>
{
    private const string Office = "jinshi-office";
    private const string Clerk = "yaoshan";
    private const string Leader = "yaoshan-leader";
    private const string Operator = "operator";
    private const string Submission = "/rounds/{year:int}/units/{unit:int}/submissions/{version:int}";
    private const string Passage = "/rounds/{year:int}/units/{unit:int}/sign-offs/{passage:int}";
    private const string Cell = "t2_art20_1.normative_docs.published";

    /// <summary>Asked for with GET, and no page; or a page that another test looks at.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["/account/passkeys"] = "is there over https alone: PasskeyTests",
        ["/antiforgery"] = "a token for the page's own script",
        ["/audit/export"] = "a file",
        ["/rounds/{year:int}/summary/supplement/export"] = "a file",
        ["/rounds/{year:int}/comparison/export"] = "a file",
        ["/formats/{form}.{hash}.json"] = "data for the form's own script",
        ["/reports/{year:int}/template"] = "a file",
        ["/reports/{year:int}/print/foot.css"] = "a style sheet",
        [$"{Passage}/scans/{{page:int}}"] = "a file",
        [$"{Passage}/record"] = "is there once something was signed: WholePathTests",
        ["/rounds/{year:int}/county-report/editions/{number:int}"] = "is there once it was sent: CountyReportTests",
        ["/rounds/{year:int}/board"] = "a part of the board for its own script: BoardTests",
        ["/rounds/{year:int}/units/{unit:int}/letters/{version:int}"] = "is there once it was sent: WholePathTests",
        ["/rounds/{year:int}/board.xlsx"] = "a file",
        ["/rounds/{year:int}/outside-figures/{bureau}/template"] = "a file",
        ["/rounds/{year:int}/upward/sendings/{sending:int}"] = "is there once something was sent: UpwardTests",
        ["/rounds/{year:int}/upward/sendings/{sending:int}/file"] = "a file",
        ["/rounds/{year:int}/upward/templates/{template:int}"] = "is there once one was uploaded: UpwardTests",
        ["/rounds/{year:int}/upward/templates/{template:int}/file"] = "a file",
        ["/rounds/{year:int}/upward/templates/{template:int}/letter"] = "is there once one was uploaded: UpwardTests",
        ["/history.xlsx"] = "a file",
        ["/openapi/{documentName}.json"] = "a description for programs",
        ["/connect/authorize"] = "answers a system that has been admitted: the test below",
    };

    /// <summary>Who looks, the route, and the path where they differ.</summary>
    public static TheoryData<string, string, string> Pages { get; } = new()
    {
        { Walk.Stranger, "/sign-in", "/sign-in" },
        { Walk.Stranger, "/forgotten-password", "/forgotten-password" },
        { Walk.Stranger, "/invitation", "/invitation" },
        { Walk.Stranger, "/invitation/{secret}", "/invitation/{secret}" },
        { Walk.Stranger, "/api/reference", "/api/reference" },
        { Walk.Stranger, "/errors/{status:range(400,599)}", "/errors/404" },
        { Walk.Half, "/sign-in/code", "/sign-in/code" },
        { Walk.Newcomer, "/sign-in/enrolment", "/sign-in/enrolment" },
        { Clerk, "/", "/" },
        { Clerk, "/account", "/account" },
        { Clerk, "/account/second-factor", "/account/second-factor" },
        { Clerk, "/calendar", "/calendar" },
        { Clerk, "/messages", "/messages" },
        { Clerk, "/messages/{note:guid}", "/messages/{note}" },
        { Clerk, "/reports", "/reports" },
        { Clerk, "/reports/{year:int}", "/reports/2019" },
        { Clerk, "/reports/{year:int}", "/reports/2021" },
        { Clerk, "/reports/{year:int}/help", "/reports/2021/help" },
        { Clerk, "/reports/{year:int}/print", "/reports/2021/print" },
        { Clerk, "/reports/{year:int}/sign-off", "/reports/2021/sign-off" },
        { Clerk, "/reports/{year:int}/sign-off/form", "/reports/2021/sign-off/form" },
        { Clerk, "/reports/{year:int}/submission", "/reports/2021/submission" },
        { Clerk, "/reports/{year:int}/template/upload", "/reports/2021/template/upload" },
        { Clerk, "/reports/{year:int}/zero", "/reports/2021/zero" },
        { Clerk, "/rounds/{year:int}/units/{unit:int}", "/rounds/2019/units/8" },
        { Clerk, Submission, "/rounds/2019/units/8/submissions/1" },
        { Clerk, "/units/{unit:int}/cards/{year:int}", "/units/8/cards/2019" },
        { Leader, "/people", "/people" },
        { Leader, "/people/invitations/new", "/people/invitations/new" },
        { Leader, "/people/{membership:int}", "/people/{membership}" },
        { Leader, "/people/{membership:int}/handover", "/people/{membership}/handover" },
        { Leader, "/handovers/{handover:guid}", "/handovers/{handover}" },
        { Leader, "/units/{unit:int}/sign-off", "/units/8/sign-off" },
        { Office, "/", "/" },
        { Office, "/account", "/account" },
        { Office, "/account/second-factor", "/account/second-factor" },
        { Office, "/audit", "/audit" },
        { Office, "/calendar", "/calendar?year=2026" },
        { Office, "/calendar/derivation", "/calendar/derivation?from=2026-01-05&days=20" },
        { Office, "/calendar/notices/{entry:int}/revocation", "/calendar/notices/{entry}/revocation" },
        { Office, "/clients", "/clients" },
        { Office, "/clients/new", "/clients/new" },
        { Office, "/history", "/history" },
        { Office, "/jobs", "/jobs" },
        { Office, "/mail", "/mail" },
        { Office, "/messages", "/messages" },
        { Office, "/messages/{note:guid}", "/messages/{office-note}" },
        { Office, "/people", "/people" },
        { Office, "/people/invitations/new", "/people/invitations/new?unit=office" },
        { Office, "/people/{membership:int}", "/people/{membership}" },
        { Office, "/reminders/settings", "/reminders/settings" },
        { Office, "/rounds", "/rounds" },
        { Office, "/rounds/new", "/rounds/new" },
        { Office, "/rounds/{year:int}", "/rounds/2019" },
        { Office, "/rounds/{year:int}/comparison", "/rounds/2021/comparison" },
        { Office, "/rounds/{year:int}/settings", "/rounds/2021/settings" },
        { Office, "/rounds/{year:int}/outside-figures", "/rounds/2021/outside-figures" },
        { Office, "/rounds/{year:int}/outside-figures/{bureau}", "/rounds/2021/outside-figures/justice" },
        { Office, "/rounds/{year:int}/upward", "/rounds/2021/upward" },
        { Office, "/rounds/{year:int}/county-report", "/rounds/2019/county-report" },
        { Office, "/rounds/{year:int}/summary", "/rounds/2019/summary" },
        { Office, "/rounds/{year:int}/summary/adjustments", "/rounds/2021/summary/adjustments" },
        { Office, "/rounds/{year:int}/summary/comparison", "/rounds/2021/summary/comparison?earlier=1&later=1" },
        { Office, "/rounds/{year:int}/summary/figures/{cell}", $"/rounds/2019/summary/figures/{Cell}" },
        { Office, "/rounds/{year:int}/summary/last-year", "/rounds/2021/summary/last-year" },
        { Office, "/rounds/{year:int}/summary/preview", "/rounds/2021/summary/preview" },
        { Office, "/rounds/{year:int}/summary/supplement", "/rounds/2021/summary/supplement" },
        { Office, "/rounds/{year:int}/supplement", "/rounds/2021/supplement" },
        {
            Office, "/rounds/{year:int}/supplement/indicators/{indicator}",
            "/rounds/2021/supplement/indicators/proposals_on_time"
        },
        { Office, "/rounds/{year:int}/summary/versions", "/rounds/2021/summary/versions" },
        { Office, "/rounds/{year:int}/summary/versions/{version:int}", "/rounds/2019/summary/versions/1" },
        { Office, "/rounds/{year:int}/units/{unit:int}", "/rounds/2019/units/5" },
        { Office, "/rounds/{year:int}/units/{unit:int}", "/rounds/2019/units/10" },
        { Office, "/rounds/{year:int}/units/{unit:int}", "/rounds/2021/units/8" },
        { Office, "/rounds/{year:int}/units/{unit:int}/calls", "/rounds/2019/units/10/calls" },
        { Office, "/rounds/{year:int}/units/{unit:int}/filling", "/rounds/2019/units/10/filling" },
        { Office, "/rounds/{year:int}/units/{unit:int}/return", "/rounds/2019/units/5/return" },
        { Office, "/review/settings", "/review/settings" },
        { Office, Submission, "/rounds/2019/units/8/submissions/1" },
        { Office, "/rounds/{year:int}/urging", "/rounds/2019/urging" },
        { Office, "/rounds/{year:int}/urging/letter", "/rounds/2019/urging/letter" },
        { Office, "/units", "/units" },
        { Office, "/units/new", "/units/new" },
        { Office, "/units/{unit:int}", "/units/8" },
        { Office, "/units/{unit:int}/cards/{year:int}", "/units/8/cards/2019" },
        { Operator, "/operator", "/operator" },
        { Operator, "/operator/calendar", "/operator/calendar" },
        {
            Operator, "/operator/calendar/notices/{entry:int}/revocation",
            "/operator/calendar/notices/{operator-entry}/revocation"
        },
        { Operator, "/operator/counties/new", "/operator/counties/new" },
        { Operator, "/operator/counties/{county:int}", "/operator/counties/430781" },
        { Operator, "/operator/jobs", "/operator/jobs" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_fit_for_everybody(string who, string route, string path)
    {
        Assert.NotEmpty(route);
        var window = await walk.WindowAsync(who);
        walk.Faults.Clear();

        var answer = await window.GotoAsync(walk.Fill(path));

        Assert.Equal(path.StartsWith("/errors/", StringComparison.Ordinal) ? 404 : 200, answer!.Status);
        Assert.NotEqual("", await window.TitleAsync());
        await FitAsync(window, Name(who, path));
        Assert.DoesNotContain(walk.Faults, fault => !fault.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_is_looked_at()
    {
        await using var site = ServeVerb.BuildApplication([
            "--applicationName=county", "--COUNTY_DB=Host=none;Database=none", "--ReloadStaticAssetsAtRuntime=false"]);
        var routes = ((IEndpointRouteBuilder)site).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods
                || methods.HttpMethods.Contains("GET"))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(route => !route.StartsWith("/api/v1/", StringComparison.Ordinal));
        Assert.Equal(
            routes.Distinct().Order(StringComparer.Ordinal),
            Pages.Select(page => page.Data.Item2).Concat(Others.Keys).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_system_is_given_and_what_a_person_is_asked_for_it_are_fit_too()
    {
        await FitAsync(await walk.AdmitSystemAsync(), "credentials");
        var clerk = await walk.WindowAsync(Clerk);
        await clerk.GotoAsync(walk.Fill("/connect/authorize?{request}"));
        await Assertions.Expect(clerk.Locator("[name=decision]").First).ToBeVisibleAsync();
        await FitAsync(clerk, "consent");
    }

    [Fact]
    public async Task A_slip_a_preview_and_a_form_that_is_refused_are_fit_too()
    {
        var window = await walk.WindowAsync(Office);
        await window.GotoAsync("/people/invitations/new?unit=office");
        await window.Locator("#person").FillAsync("来访者");
        await window.Locator("form.form").EvaluateAsync("form => { form.noValidate = true; }");
        await window.Locator("main button.main").ClickAsync();
        await Assertions.Expect(window.Locator("main .wrong").First).ToBeVisibleAsync();
        await FitAsync(window, "refused-form");
        await window.Locator("main [type=checkbox]").First.CheckAsync();
        await window.Locator("main button.main").ClickAsync();
        await Assertions.Expect(window.Locator(".slip")).ToBeVisibleAsync();
        await FitAsync(window, "slip");

        await window.GotoAsync("/calendar?year=2026");
        await window.Locator("details:has(#source) > summary").ClickAsync();
        await window.Locator("#source").FillAsync("示例发电〔2031〕2号");
        await window.Locator("#off").FillAsync("2032-01-01");
        await window.Locator("#year").FillAsync("2032");
        await window.Locator(".days-off button.main").ClickAsync();
        await Assertions.Expect(window.Locator("[name=seen]").First).ToBeAttachedAsync();
        await FitAsync(window, "preview-of-notice");
    }

    private static async Task FitAsync(IPage window, string name) =>
        Assert.Equal("", string.Join('\n', await Looks.AtAsync(window, name)));

    private static string Name(string who, string path) =>
        $"{who}{path.Split('?')[0].Replace('/', '-').Replace("{", "").Replace("}", "")}".TrimEnd('-');
}
