using County.Web.Hosting;

namespace County.Web.Features.Accounts;

/// <summary>What a browser calls itself, in words that somebody recognises their own by.</summary>
internal static class Browsers
{
    // The first that fits: every browser also calls itself by the names further down.
    private static readonly (string Mark, string Name)[] Programs =
    [
        ("MicroMessenger", "微信"), ("DingTalk", "钉钉"), ("Edg", "Edge 浏览器"), ("QIHU", "360 浏览器"),
        ("360SE", "360 浏览器"), ("QQBrowser", "QQ 浏览器"), ("MetaSr", "搜狗浏览器"), ("Firefox", "火狐浏览器"),
        ("Chrome", "Chrome 类浏览器"), ("Safari", "Safari 浏览器"), ("Trident", "IE 浏览器"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"), ("HarmonyOS", "鸿蒙"), ("Android", "安卓手机"), ("iPhone", "苹果手机"),
        ("iPad", "苹果平板"), ("Mac OS", "苹果电脑"), ("UOS", "统信"), ("Kylin", "麒麟"), ("Linux", "Linux 或国产系统"),
    ];

    public static Sentence Name(string? agent) => Words.Say(
        "{0}，{1}", Known(Find(Programs, agent) ?? Words.Key("其他程序")),
        Known(Find(Systems, agent) ?? Words.Key("其他系统")));

    private static Sentence Known(string name) => name;

    private static string? Find((string Mark, string Name)[] names, string? agent) =>
        names.FirstOrDefault(one => agent?.Contains(one.Mark, StringComparison.OrdinalIgnoreCase) == true).Name;
}
