using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using County.Data;
using County.Web.Features;
using Microsoft.Extensions.WebEncoders;

namespace County.Web.Hosting;

/// <summary>Serves the pages.</summary>
internal static class ServeVerb
{
    public static Command Command { get; } = Build();

    public static WebApplication BuildApplication(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        var settings = new Settings(builder.Configuration);
        builder.Services.AddFoundation(settings);
        builder.Services.AddSignIn().AddPasskeys(settings).AddOidc(settings).AddConnect().AddPolicies().AddParts();
        builder.Services.AddScheduleDesk();
        builder.Services.AddRazorComponents();
        // Chinese text goes out as itself, not as entities.
        builder.Services.Configure<WebEncoderOptions>(
            options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddLanguages(settings);
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "county-form");
        // A body that cannot be read is an answer, in development too, not a failure of the program.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.Services.AddScoped<Caller>().AddScoped<PageHead>();
        builder.AddHardening(settings);
        builder.Services.AddPacking();
        builder.Services.AddSingleton<CountyBook>();
        var application = builder.Build();
        application.UsePipeline(settings);
        application.MapStaticAssets().AllowAnonymous();
        application.MapCounty();
        return application;
    }

    /// <summary>What every request passes, in this order.</summary>
    private static void UsePipeline(this WebApplication application, Settings settings)
    {
        application.UseForwardedHeaders();
        application.UseRequestLocalization();
        application.UseResponseCompression();
        application.UseMiddleware<Failures>();
        application.UseWhen(
            context => !ApiProblems.IsApi(context), pages => pages.UseStatusCodePagesWithReExecute(
                "/errors/{0}", createScopeForStatusCodePages: true));
        application.UseWhen(ApiProblems.IsApi, api => api.UseStatusCodePages(
            status => ApiProblems.WriteAsync(status.HttpContext, status.HttpContext.Response.StatusCode)));
        application.UseMiddleware<SecurityHeaders>();
        application.UseMiddleware<TransportGuard>();
        application.UseRouting();
        application.UseAddressLimits(settings.Limits);
        application.UseCookiePolicy();
        application.UseMiddleware<ReadableForms>();
        application.UseAuthentication();
        application.UseMiddleware<CallerMiddleware>();
        application.UseMiddleware<RefusedActs>();
        application.UseAuthorization();
        application.UseCallerLimits(settings.Limits);
        application.UseMiddleware<FormGuard>();
        application.UseAntiforgery();
        application.UseMiddleware<NextDates>();
    }

    private static Command Build()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen on",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var command = new Command("serve", "Serve the pages") { urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var application = BuildApplication([]);
            Foundation.RequireKeys(application.Services);
            Foundation.RequireIssuer(application.Services);
            Foundation.RequireMail(application.Services);
            await Foundation.RequireSchemaAsync(application.Services, cancellation);
            application.Urls.Clear();
            foreach (var url in parsed.GetRequiredValue(urls).Split(';')) application.Urls.Add(url);
            await application.RunAsync(cancellation);
            return 0;
        });
        return command;
    }
}
