using System.Security.Cryptography;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Upward;

/// <summary>What the county's office does with the superior's workbook of 2019.</summary>
internal static class UpwardOffice
{
    public const string Home = "/rounds/2019/upward";
    public const string Template = $"{Home}/templates/1";

    public static async Task<Visitor.Answer> UploadAsync(this Visitor visitor, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent((await visitor.GetAsync("/account")).Token), "__RequestVerificationToken" },
            { new StringContent("市级附表"), "name" },
            { new StringContent("常德市人民政府办公室"), "addressee" },
            { new ByteArrayContent(file), "file", "附表.xlsx" },
        };
        return await visitor.PostAsync(Home, form);
    }

    /// <summary>Saves the mapping as the page proposes it, but for what is said.</summary>
    public static async Task<Visitor.Answer> MapAsync(
        this Visitor visitor, params (string Cell, string Place)[] said)
    {
        var shown = Forms.Values((await visitor.GetAsync(Template)).Html, Template);
        return await PostAsync(
            visitor, Template, [.. shown.Where(one => said.All(other => other.Cell != one.Name)), .. said]);
    }

    public static async Task<Visitor.Answer> SendAsync(
        this Visitor visitor, DemoDatabase demo, params (string Name, string Value)[] said) =>
        await PostAsync(visitor, $"{Home}/sendings",
        [
            .. new[]
            {
                ("template", "1"), ("version", "1"), ("way", "电子公文"), ("recipient", "常德市人民政府办公室"),
                ("by", "政务公开股"), ("on", await demo.TodayAsync()),
            }.Where(one => said.All(other => other.Name != one.Item1)), .. said,
        ]);

    public static async Task<(byte[] File, string Hash)> DownloadAsync(this Visitor visitor, string path)
    {
        using var client = new HttpClient { BaseAddress = visitor.Address };
        client.DefaultRequestHeaders.Add("Cookie", visitor.CookieHeader);
        var file = await client.GetByteArrayAsync(path, TestContext.Current.CancellationToken);
        return (file, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    public static async Task<string> TodayAsync(this DemoDatabase demo) => (await demo.ReadAsync<string>(
        "select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')"))!;
}
