using Microsoft.AspNetCore.Identity;

namespace County.Web.Hosting;

/// <summary>
/// Passkeys (通行密钥, WebAuthn): the browser asks for a fingerprint, a face or a PIN each time, so that possession and
/// person are both shown and no code is asked for beside it.
/// </summary>
internal static class PasskeySetup
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services, Settings settings)
    {
        // Holds the question that the browser is about to answer.
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie.Name = "county-passkey";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });
        return services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = settings.Site?.Host;
            options.UserVerificationRequirement = "required";
            // Lies on the device with the account's name: nobody types one, and none can be probed.
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
        });
    }
}
