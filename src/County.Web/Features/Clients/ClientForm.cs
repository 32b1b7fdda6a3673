using County.Web.Hosting;

namespace County.Web.Features.Clients;

/// <summary>A new system as it was typed in, and what is wrong with it.</summary>
/// <param name="Place">A unit's number, or <see cref="Office"/>.</param>
/// <param name="Way">How it gets its tokens: <see cref="Itself"/> or <see cref="People"/>.</param>
/// <param name="Redirects">Addresses to return to, one a line.</param>
public sealed record ClientForm(
    string Name, string Place, IReadOnlyList<string> Scopes, string Way, string Redirects)
{
    public const string Office = "office";
    public const string Itself = "itself";
    public const string People = "people";

    private const int LongestName = 50;

    public static ClientForm Empty { get; } = new("", "", [], Itself, "");

    public static ClientForm Of(IFormCollection sent) => new(
        sent["name"].ToString().Trim(), sent["place"].ToString(), [.. sent["scopes"].OfType<string>()],
        sent["way"].ToString(), sent["redirects"].ToString());

    public int? UnitId => int.TryParse(Place, out var unit) ? unit : null;

    public bool IsForPeople => Way == People;

    public IReadOnlyList<string> RedirectLines => IsForPeople
        ? Redirects.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>What is wrong, by the field's name.</summary>
    /// <param name="units">Numbers of the county's units.</param>
    public IReadOnlyDictionary<string, string> Problems(IEnumerable<int> units)
    {
        var problems = new Dictionary<string, string>();
        if (Name.Length is 0 or > LongestName) problems["name"] = $"请填写系统名称，不超过{LongestName}个字。";
        var isPlace = Place == Office || (UnitId is { } unit && units.Contains(unit));
        if (!isPlace) problems["place"] = "请选择它所属的单位。";
        if (Scopes.Count == 0 || Scopes.Except(ApiScopes.All).Any())
        {
            problems["scopes"] = "请选择它能办理的事项。";
        }
        else if (isPlace && Scopes.Except(ApiScopes.Of(UnitId)).FirstOrDefault() is { } foreign)
        {
            problems["scopes"] = UnitId is null
                ? $"“{ApiScopes.Name(foreign)}”只能给填报单位的系统。"
                : $"“{ApiScopes.Name(foreign)}”只能给主管部门的系统。";
        }

        if (Way is not (Itself or People)) problems["way"] = "请选择取得令牌的方式。";
        if (IsForPeople && (RedirectLines.Count == 0 || !RedirectLines.All(IsRedirect)))
        {
            problems["redirects"] = "请填写授权后返回的地址，每行一个，以https://开头（本机http://127.0.0.1除外）。";
        }

        return problems;
    }

    /// <summary>A code sent over plain http could be read on the way.</summary>
    private static bool IsRedirect(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Fragment.Length == 0
        && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
