using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace County.Web.Hosting;

/// <summary>
/// The languages of the pages. A cookie alone chooses, for office computers ask for whatever their browser was shipped
/// with. Figures and dates are written alike in all of them.
/// </summary>
internal static class Languages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    private const string Name = "county-language";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static bool IsEnglish => CultureInfo.CurrentUICulture.Name == English;

    /// <summary>Of the answer that is being written.</summary>
    public static string Current => IsEnglish ? English : Chinese;

    /// <summary>
    /// Of names, of the form's own labels and of official texts, which are Chinese in every language; null where the
    /// whole page is.
    /// </summary>
    public static string? OfForm => IsEnglish ? Chinese : null;

    /// <summary>Of what is the page's own within a part that is Chinese; null where the whole page is.</summary>
    public static string? OfPage => IsEnglish ? English : null;

    public static bool Has(string? language) => language is Chinese or English;

    public static IServiceCollection AddLanguages(this IServiceCollection services, Settings settings) => services
        .AddLocalization()
        .Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo(Chinese));
            options.SupportedCultures = [CultureInfo.InvariantCulture];
            options.SupportedUICultures = [new CultureInfo(Chinese), new CultureInfo(English)];
            (options.FallBackToParentCultures, options.FallBackToParentUICultures) = (false, false);
            options.RequestCultureProviders =
                [new CookieRequestCultureProvider { CookieName = CookieName(settings), Options = options }];
        });

    public static void Choose(HttpContext context, Settings settings, string language) =>
        context.Response.Cookies.Append(
            CookieName(settings),
            CookieRequestCultureProvider.MakeCookieValue(
                new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo(language))),
            new CookieOptions { MaxAge = Kept, Path = "/", SameSite = SameSiteMode.Lax });

    private static string CookieName(Settings settings) =>
        settings.Transport == Transport.Https ? $"{Hardening.HostOnly}{Name}" : Name;
}
