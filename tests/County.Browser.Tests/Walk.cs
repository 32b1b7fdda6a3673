using County.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>A window for each kind of person, signed in once, and something of each kind to be looked at.</summary>
public sealed class Walk(Site site) : IAsyncLifetime
{
    public const string Stranger = "stranger";

    /// <summary>Has given the password and owes the code.</summary>
    public const string Half = "jinshi-reviewer";

    /// <summary>Belongs to the office, has just opened the account and owes the second factor.</summary>
    public const string Newcomer = "walk-newcomer";

    private const int County = 430781;
    private const int Unit = 8;
    private const string System = "药山镇政务网站";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly Dictionary<string, IPage> windows = [];
    private readonly Dictionary<string, string> values = [];

    /// <summary>What the console of any window complained of.</summary>
    public List<string> Faults { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var db = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
            .UseNpgsql(site.Database).UseSnakeCaseNamingConvention().Options);
        var people = await db.Memberships.Where(one => one.CountyId == County && one.UnitId == Unit)
            .OrderBy(one => one.MembershipId).ToListAsync();
        values["{membership}"] = $"{people[0].MembershipId}";
        values["{handover}"] = $"{Add(db, people[0], people[1])}";
        values["{note}"] = $"{AddMessage(db, Unit)}";
        values["{office-note}"] = $"{AddMessage(db, null)}";
        values["{entry}"] = $"{await AddNoticeAsync(db, County)}";
        values["{operator-entry}"] = $"{await AddNoticeAsync(db, 0)}";
        values["{secret}"] = AddInvitation(db, Unit);
        values["{office-secret}"] = AddInvitation(db, null);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values) await window.Context.CloseAsync();
    }

    /// <summary>A path with the values that it points at.</summary>
    public string Fill(string path) =>
        values.Aggregate(path, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal));

    /// <summary>The window of a person, from one test to the next.</summary>
    public async Task<IPage> WindowAsync(string who)
    {
        if (windows.TryGetValue(who, out var known)) return known;
        var window = windows[who] = await site.OpenWindowAsync(Faults);
        switch (who)
        {
            case Stranger:
                break;
            case Half:
                await site.GivePasswordAsync(window, who);
                break;
            case Newcomer:
                await OpenAccountAsync(window);
                break;
            default:
                await site.SignInAsync(window, who);
                break;
        }

        return window;
    }

    /// <summary>Lets the office admit a system that acts for people; the window then shows its credentials.</summary>
    public async Task<IPage> AdmitSystemAsync()
    {
        var window = await WindowAsync("jinshi-office");
        await window.GotoAsync("/clients/new");
        await window.Locator("#name").FillAsync(System);
        await window.Locator("#place").SelectOptionAsync($"{Unit}");
        await window.Locator("[name=scopes]").First.CheckAsync();
        await window.Locator("[name=way][value=people]").CheckAsync();
        await window.Locator("#redirects").FillAsync("http://127.0.0.1/arrival");
        await window.Locator("main button.main").ClickAsync();
        await Assertions.Expect(window.Locator("main")).ToContainTextAsync(System);
        await using var db = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
            .UseNpgsql(site.Database).UseSnakeCaseNamingConvention().Options);
        var client = await db.Clients.Where(one => one.Name == System).Select(one => one.ClientId).FirstAsync();
        values["{request}"] = $"response_type=code&client_id={client}&state=s&scope=reports.read"
            + $"&redirect_uri={Uri.EscapeDataString("http://127.0.0.1/arrival")}"
            + $"&code_challenge={Challenge}&code_challenge_method=S256";
        return window;
    }

    private async Task OpenAccountAsync(IPage window)
    {
        await window.GotoAsync(Fill("/invitation/{office-secret}"));
        await window.Locator("#name").FillAsync(Newcomer);
        await window.Locator("#password").FillAsync(site.Password);
        await window.Locator("#again").FillAsync(site.Password);
        await window.Locator("button.main").ClickAsync();
        await site.GivePasswordAsync(window, Newcomer);
    }

    private static Guid Add(CountyContext db, Membership from, Membership to)
    {
        var handover = new Handover
        {
            CountyId = County,
            HandoverId = Guid.CreateVersion7(),
            UnitId = Unit,
            FromMembership = from.MembershipId,
            ToMembership = to.MembershipId,
            At = TimeProvider.System.GetUtcNow(),
            By = "药山镇镇长",
            Items = ["2019年度报告：已通过", "2021年度报告：填报中"],
        };
        db.Handovers.Add(handover);
        return handover.HandoverId;
    }

    private static Guid AddMessage(CountyContext db, int? unit)
    {
        var message = new Message
        {
            CountyId = County,
            MessageId = Guid.CreateVersion7(),
            UnitId = unit,
            Year = 2019,
            Kind = "returned",
            Effect = $"walk-{unit}",
            Rights = [Right.Author, Right.Reviewer, Right.Administrator],
            Subject = "药山镇2019年度报告已退回",
            Text = "请核对表三“自然人”列的结转件数。\n改好后请重新报送。",
            Link = $"/rounds/2019/units/{Unit}",
            MadeAt = TimeProvider.System.GetUtcNow(),
        };
        db.Messages.Add(message);
        return message.MessageId;
    }

    private static async Task<int> AddNoticeAsync(CountyContext db, int calendar)
    {
        var number = 1 + await db.CalendarNotices.Where(one => one.CountyId == calendar)
            .MaxAsync(one => (int?)one.Number) ?? 1;
        db.CalendarNotices.Add(new CalendarNotice
        {
            CountyId = calendar,
            Number = number,
            Year = 2031,
            Source = "示例发电〔2030〕1号",
            Off = [new DateOnly(2031, 1, 1)],
            Work = [new DateOnly(2031, 1, 4)],
            IsWholeYear = false,
            MadeBy = "政务公开股",
            MadeAt = TimeProvider.System.GetUtcNow(),
        });
        return number;
    }

    private static string AddInvitation(CountyContext db, int? unit)
    {
        var secret = Secret.New();
        db.Invitations.Add(new Invitation
        {
            CountyId = County,
            InvitationId = Guid.CreateVersion7(),
            UnitId = unit,
            Kind = InvitationKind.Account,
            Person = "新来的同志",
            Rights = [unit is null ? Right.Reviewer : Right.Author],
            TokenHash = Secret.Hash(secret),
            MadeAt = TimeProvider.System.GetUtcNow(),
            MadeBy = "政务公开股",
            ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1),
        });
        return secret;
    }
}
