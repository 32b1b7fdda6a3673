using System.Security.Cryptography;
using System.Text;
using County.Data;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using QRCoder;

namespace County.Web.Hosting;

/// <summary>A secret of one-time codes on its way to somebody's telephone.</summary>
/// <param name="Ticket">The secret, encrypted, that comes back with the form.</param>
/// <param name="Picture">The square for the camera, as the address of an image.</param>
/// <param name="Secret">The same in letters, in groups of four.</param>
public sealed record EnrolmentOffer(string Ticket, string Picture, string Secret);

/// <summary>Enrols second factors. What is on its way is kept in the form alone, good for one account.</summary>
internal sealed class Enrolments(IDataProtectionProvider protection, SecondFactorBook factors)
{
    private const string Issuer = "政府信息公开年度报告";
    private const int GroupLength = 4;
    private const int Scale = 4;

    private readonly IDataProtector protector = protection.CreateProtector("second factor on its way");

    /// <summary>The secret that a form brings back, or a new one.</summary>
    public EnrolmentOffer Offer(Account account, string? ticket = null)
    {
        var key = Key(account.Id, ticket) ?? SecondFactorBook.NewKey();
        var uri = new OtpUri(OtpType.Totp, key, account.UserName, Issuer).ToString();
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        var svg = Encoding.UTF8.GetBytes(drawing.GetGraphic(Scale));
        return new EnrolmentOffer(
            protector.CreateProtector(account.Id).Protect(Convert.ToBase64String(key)),
            $"data:image/svg+xml;base64,{Convert.ToBase64String(svg)}",
            string.Join(' ', Base32Encoding.ToString(key).TrimEnd('=').Chunk(GroupLength).Select(g => new string(g))));
    }

    /// <summary>Enrols the secret where the code shows that the telephone has it; null where it does not.</summary>
    /// <returns>The new backup codes, which are shown once.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(
        TenantWork work, Account account, string? ticket, string? code, CancellationToken cancellation)
    {
        if (Key(account.Id, ticket) is not { } key || !factors.Matches(key, code ?? "")) return null;
        var accounts = await work.AccountsAsync(cancellation);
        await factors.EnrolAsync(accounts, account.Id, key, cancellation);
        // The code that confirms has been seen as well: it opens nothing any more.
        await factors.TakeAsync(accounts, account.Id, code ?? "", cancellation);
        var codes = await SecondFactorBook.PrintAsync(accounts, account.Id, cancellation);
        work.Audit.Write("启用二次验证", account.UserName ?? "");
        await work.Db.SaveChangesAsync(cancellation);
        return codes;
    }

    private byte[]? Key(string accountId, string? ticket)
    {
        if (string.IsNullOrEmpty(ticket)) return null;
        try
        {
            return Convert.FromBase64String(protector.CreateProtector(accountId).Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
