using County.Data;

namespace County.Web.Hosting;

/// <summary>What a token may be given out for. Each only narrows what its holder may do anyway.</summary>
internal static class ApiScopes
{
    public const string ReadReports = "reports.read";
    public const string WriteReports = "reports.write";
    public const string ReadSummary = "summary.read";

    /// <summary>What an access token is for, and the one audience that the API takes.</summary>
    public const string Audience = "county-api";

    public static IReadOnlyList<string> All { get; } = [ReadReports, WriteReports, ReadSummary];

    /// <summary>The scope in office Chinese, as the person who agrees to it reads it.</summary>
    public static string Name(string scope) => scope switch
    {
        ReadReports => "读取年度报告和校验结果",
        WriteReports => "填写、送审签并报送年度报告",
        ReadSummary => "读取全县汇总",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    /// <summary>What a place has a use for: only the office reads the summary, only a unit fills a report.</summary>
    public static IEnumerable<string> Of(int? unit) =>
        unit is null ? [ReadReports, ReadSummary] : [ReadReports, WriteReports];

    /// <summary>The scopes in which a person can act for themselves.</summary>
    public static IEnumerable<string> Of(Membership member) =>
        Of(member.UnitId).Where(scope => scope != WriteReports || member.Rights.Contains(Right.Author));
}
