using System.Net.Http.Headers;
using System.Text;
using County.Data;
using County.Web.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.SignOffs;

/// <summary>The demonstration county with a report of 药山镇 that is ready to be signed, anew for every test.</summary>
public sealed class SigningCounty(TestServer server) : IAsyncLifetime
{
    public const int Year = 2021;
    public const int Yaoshan = 8;
    public const string Leader = "yaoshan-leader";
    public const string Page = "/reports/2021/sign-off";

    private readonly DemoDatabase demo = new(server);
    private readonly Dictionary<string, Visitor> visitors = [];

    public DemoDatabase Demo => demo;

    public async ValueTask InitializeAsync() => await demo.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values) visitor.Dispose();
        await demo.DisposeAsync();
    }

    /// <summary>As if nobody had sent it to sign-off; its queries are explained.</summary>
    public async Task ResetAsync(string state = "Drafting")
    {
        await demo.ExecuteAsync($"""
            update county.submissions set sign_off = null where unit_id = {Yaoshan};
            delete from county.scans; delete from county.signatures; delete from county.sign_offs;
            delete from county.sign_off_steps; delete from county.explanations; delete from county.drafts;
            delete from county.memberships where account_id like 'nobody-%';
            update county.reports set state = '{state}', review_started = false
                where unit_id = {Yaoshan} and year = {Year};
            """);
        await InUnitAsync(async (work, services) =>
        {
            var drafts = services.GetRequiredService<DraftBook>();
            var progress = services.GetRequiredService<ProgressBook>();
            var report = (await drafts.FindAsync(DemoDatabase.CountyId, Yaoshan, Year, default))!;
            foreach (var finding in (await progress.AppraiseAsync(report, default)).Findings)
            {
                work.Db.Explanations.Add(new Explanation
                {
                    CountyId = DemoDatabase.CountyId,
                    UnitId = Yaoshan,
                    Year = Year,
                    Key = finding.Key,
                    Code = finding.Code,
                    Text = "已核对，情况属实",
                    By = "药山镇党政办",
                    At = DateTimeOffset.UnixEpoch,
                });
            }

            return await work.Db.SaveChangesAsync();
        });
    }

    /// <summary>Does something as the unit, in a transaction of its own that is kept.</summary>
    internal async Task<T> InUnitAsync<T>(Func<TenantWork, IServiceProvider, Task<T>> act)
    {
        await using var services = TestServer.Doors(demo.Database).AddParts().BuildServiceProvider();
        await using var work = await services.GetRequiredService<County.Data.Tenancy>().BeginAsync(
            Scope.Unit, new TenantInfo(DemoDatabase.CountyId, Yaoshan), TestContext.Current.CancellationToken);
        var result = await act(work, work.Services);
        await work.CommitAsync(TestContext.Current.CancellationToken);
        return result;
    }

    /// <summary>The number of the passage with which the report may be handed in, and what its scans say.</summary>
    internal Task<(int? Number, string? Scans)> CompletedAsync() => InUnitAsync(async (work, services) =>
    {
        var book = services.GetRequiredService<SignOffBook>();
        var report = await ReportBook.Locked(work.Db, DemoDatabase.CountyId, Yaoshan, Year)
            .SingleAsync();
        var passage = await book.CompletedAsync(report, default);
        return (passage?.Number, passage is null ? null : await book.ScansHashAsync(passage, default));
    });

    /// <summary>Somebody who is signed in; the same browser for every test.</summary>
    internal async Task<Visitor> EnterAsync(string name)
    {
        if (visitors.TryGetValue(name, out var there)) return there;
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitors[name] = visitor;
    }

    /// <summary>送单位审签, by the clerk.</summary>
    internal async Task StartAsync()
    {
        var clerk = await EnterAsync(Visitor.Clerk);
        Assert.Equal(302, (await StartedAsync(clerk)).Status);
    }

    internal static async Task<Visitor.Answer> StartedAsync(Visitor clerk)
    {
        var page = await clerk.GetAsync(Page);
        return await clerk.FillAsync(Page, null, [.. Forms.Values(page.Html, Page)]);
    }

    internal static Task<Visitor.Answer> SignAsync(Visitor leader, int step, int passage = 1, string note = "") =>
        leader.FillAsync(
            Page, $"{Page}/signatures", ("passage", $"{passage}"), ("step", $"{step}"), ("note", note));

    /// <summary>Uploads files as scans.</summary>
    internal static async Task<Visitor.Answer> UploadAsync(Visitor clerk, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent((await clerk.GetAsync(Page)).Token), "__RequestVerificationToken" },
        };
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "file", name);
        }

        return await clerk.PostAsync($"{Page}/scans", form);
    }

    internal static byte[] Pdf(string more = "") => Encoding.ASCII.GetBytes($"%PDF-1.4\n{more}\ntrailer<<>>\n%%EOF\n");

    internal static byte[] Jpeg() => [0xFF, 0xD8, 0xFF, 0xE1, .. new byte[64], 0xFF, 0xD9];
}

[CollectionDefinition(Name)]
public sealed class Signing : ICollectionFixture<SigningCounty>
{
    public const string Name = "a county whose report is signed";
}
