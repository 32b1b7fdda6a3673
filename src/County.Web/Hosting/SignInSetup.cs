using County.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace County.Web.Hosting;

/// <summary>The cookie of pages, and the sessions behind it.</summary>
internal static class SignInSetup
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<Sessions>();
        services.AddSingleton<PendingCookie>();
        services.AddSingleton<SignInSteps>();
        services.AddSingleton<Enrolments>();
        new IdentityBuilder(typeof(Account), services).AddSignInManager();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(
            new ConfigureNamedOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = "county-session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "from";
                options.Events.OnRedirectToLogin = context =>
                {
                    if (!ForScripts.Ask(context.HttpContext))
                    {
                        context.Response.Redirect(context.RedirectUri);
                        return Task.CompletedTask;
                    }

                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    if (ForScripts.IsPartial(context.HttpContext)) context.Response.Headers["HX-Redirect"] = "/sign-in";
                    return Task.CompletedTask;
                };
                // Yours without the right is 403; the cookie handler's own answer would be a redirect. That is for
                // whoever comes with the cookie of a session that has ended: they are a stranger.
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    var isStranger = context.HttpContext.RequestServices.GetRequiredService<Caller>().AccountId is null;
                    if (isStranger) return context.HttpContext.ChallengeAsync(IdentityConstants.ApplicationScheme);
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            }));
        return services;
    }
}
