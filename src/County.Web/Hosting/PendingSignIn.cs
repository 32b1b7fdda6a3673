using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace County.Web.Hosting;

/// <summary>Somebody has given the first factor and owes the second: not a session, and good for one account.</summary>
/// <param name="Stamp">The account's security stamp: a password set meanwhile makes this worthless.</param>
/// <param name="From">The page they wanted.</param>
/// <param name="First">How they gave the first factor, for the record.</param>
internal sealed record PendingSignIn(string AccountId, string? Stamp, string From, string First, DateTimeOffset Until);

/// <summary>Keeps a pending sign-in in the browser, encrypted and for a few minutes.</summary>
internal sealed class PendingCookie(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Name = "county-sign-in";

    private static readonly TimeSpan ForCode = TimeSpan.FromMinutes(5);

    // Who enrols may have to put a program on their telephone first.
    private static readonly TimeSpan ForEnrolment = TimeSpan.FromMinutes(15);

    private readonly IDataProtector protector = protection.CreateProtector("pending sign-in");

    public void Give(HttpContext context, Standing standing, string from, string first)
    {
        var until = time.GetUtcNow() + (standing.MustEnrol ? ForEnrolment : ForCode);
        var pending = new PendingSignIn(standing.Account.Id, standing.Account.SecurityStamp, from, first, until);
        context.Response.Cookies.Append(
            Name, protector.Protect(JsonSerializer.Serialize(pending)), Options(context, until));
    }

    /// <summary>What the browser brings back; null where it is nothing, outdated or not ours.</summary>
    public PendingSignIn? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } text) return null;
        try
        {
            var pending = JsonSerializer.Deserialize<PendingSignIn>(protector.Unprotect(text));
            return pending?.Until > time.GetUtcNow() ? pending : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, DateTimeOffset? until) => new()
    {
        Path = "/sign-in",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        Expires = until,
    };
}
