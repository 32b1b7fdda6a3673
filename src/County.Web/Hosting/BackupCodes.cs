using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Hosting;

/// <summary>New backup codes on a page to be printed; nothing shows them again.</summary>
/// <param name="Next">Where it goes on.</param>
public sealed record BackupCodes(string Account, string PrintedAt, IReadOnlyList<string> Codes, string Next)
{
    internal static RazorComponentResult<BackupCodesPage> Show(
        HttpContext context, string account, TimeProvider time, IReadOnlyList<string> codes, string next)
    {
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return Pages.Show<BackupCodesPage, BackupCodes>(
            new BackupCodes(account, Times.Local(time.GetUtcNow()), codes, next));
    }
}
