using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using County.Data;
using County.Web.Features;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
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
        builder.Services.AddFoundation(new Settings(builder.Configuration));
        builder.Services.AddSignIn();
        builder.Services.AddRazorComponents();
        // Chinese text goes out as itself, not as entities.
        builder.Services.Configure<WebEncoderOptions>(
            options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "county-form");
        builder.Services.AddScoped<Caller>();
        var application = builder.Build();
        application.UseMiddleware<Failures>();
        application.UseStatusCodePagesWithReExecute("/errors/{0}", createScopeForStatusCodePages: true);
        application.UseMiddleware<SecurityHeaders>();
        application.UseRouting();
        application.UseAuthentication();
        application.UseMiddleware<CallerMiddleware>();
        application.UseAuthorization();
        application.UseAntiforgery();
        application.MapStaticAssets().AllowAnonymous();
        application.MapCounty();
        return application;
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
            await Foundation.RequireSchemaAsync(application.Services, cancellation);
            application.Urls.Clear();
            foreach (var url in parsed.GetRequiredValue(urls).Split(';')) application.Urls.Add(url);
            await application.RunAsync(cancellation);
            return 0;
        });
        return command;
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("county").PersistKeysToDbContext<AccountsContext>();
        services.AddIdentityCore<IdentityUser>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<AccountsContext>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(
            new ConfigureNamedOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "county-session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "from";
                // Yours without the right is 403; the cookie handler's own answer would be a redirect.
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            }));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Office, policy => policy.RequireAuthenticatedUser()
                .AddRequirements(new MemberRequirement(IsOffice: true)))
            .AddPolicy(Policies.Member, policy => policy.RequireAuthenticatedUser()
                .AddRequirements(new MemberRequirement(IsOffice: false)));
        services.AddScoped<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, MemberHandler>();
    }
}
