using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>What is typed to sign in: a user name or a mobile number, in whatever width and spacing.</summary>
public static partial class SignInName
{
    /// <summary>As it is kept: half-width, without spaces around it.</summary>
    public static string Plain(string? typed) => (typed ?? "").Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>The mobile number in a text; null where the text is something else, a shared landline too.</summary>
    public static string? Mobile(string? text)
    {
        var found = MobileNumber().Match(Separators().Replace(Plain(text), ""));
        return found.Success ? found.Groups[1].Value : null;
    }

    /// <summary>The account that somebody means; null where nobody has this name or number.</summary>
    public static async Task<Account?> FindAsync(
        AccountsContext accounts, string? typed, CancellationToken cancellation)
    {
        var (name, mobile) = (Plain(typed).ToUpperInvariant(), Mobile(typed));
        return await accounts.Users.AsNoTracking()
            .Where(one => one.NormalizedUserName == name || (mobile != null && one.PhoneNumber == mobile))
            .OrderByDescending(one => one.NormalizedUserName == name).FirstOrDefaultAsync(cancellation);
    }

    [GeneratedRegex(@"^(?:\+?86)?(1[3-9][0-9]{9})$")]
    private static partial Regex MobileNumber();

    [GeneratedRegex(@"[\s\-]")]
    private static partial Regex Separators();
}
