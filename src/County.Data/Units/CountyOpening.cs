using System.Text.RegularExpressions;

namespace County.Data;

/// <summary>What the operator fills in to open a county: it, and the first administrator of its office.</summary>
public sealed partial record CountyOpening(
    string Code, string Name, string Prefecture, string Province, string Person, string Telephone, string Email)
{
    private const int Longest = 40;

    public static CountyOpening Empty { get; } = new("", "", "", "", "", "", "");

    /// <summary>What cannot be taken, by field; why, in office Chinese.</summary>
    public IReadOnlyDictionary<string, string> Problems()
    {
        var problems = new Dictionary<string, string>();
        if (!CountyCode().IsMatch(Code)) problems[nameof(Code)] = "请填写六位县级行政区划代码，如430781。";
        Require(problems, nameof(Name), Name, "请填写县（市、区）名称，40字以内。");
        Require(problems, nameof(Prefecture), Prefecture, "请填写所属市（州）；省直辖的填写省名。");
        Require(problems, nameof(Province), Province, "请填写所属省（自治区、直辖市）。");
        Require(problems, nameof(Person), Person, "请填写首任管理员姓名，40字以内。");
        if (Telephone.Length > 0 && !Mobile().IsMatch(Telephone)) problems[nameof(Telephone)] = "手机号应为11位数字。";
        if (Email.Length > 0 && !Mail().IsMatch(Email)) problems[nameof(Email)] = "电子邮箱格式不对。";
        return problems;
    }

    private static void Require(Dictionary<string, string> problems, string field, string text, string problem)
    {
        if (text.Length is 0 or > Longest || text.Any(char.IsControl)) problems[field] = problem;
    }

    // Province, prefecture, county: a county's last two digits are never 00 (GB/T 2260).
    [GeneratedRegex("^[1-8][0-9]{3}(?!00)[0-9]{2}$")]
    private static partial Regex CountyCode();

    [GeneratedRegex("^1[0-9]{10}$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@.]{2,60}$")]
    private static partial Regex Mail();
}

/// <summary>账号开通单: what is printed once and handed to the person. The secret is kept nowhere.</summary>
public sealed record AccountSlip(int CountyId, string County, string Person, string Secret, DateTimeOffset ExpiresAt);

/// <summary>A county as the operator sees it.</summary>
/// <param name="Record">Code, name and whether it is suspended; nothing that is the county's own.</param>
/// <param name="Invitation">The newest of its first administrator; null where none was made.</param>
public sealed record CountyState(CountyRecord Record, FirstInvitation? Invitation)
{
    /// <summary>Who made it, as it stands on the invitation.</summary>
    internal const string Maker = "运维";
}

/// <summary>How far the invitation of a county's first administrator has got.</summary>
public sealed record FirstInvitation(
    string Person, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);
