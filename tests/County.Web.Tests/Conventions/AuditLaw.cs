using County.Data;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Conventions;

/// <summary>
/// What changes rows past the context is not written down: no such change of an audited table, and no SQL that writes.
/// </summary>
internal static class AuditLaw
{
    /// <summary>Tables whose changes have a history of their own, or are made of others.</summary>
    public static readonly HashSet<string> NotAudited =
    [
        nameof(CountyContext.Outbox), nameof(CountyContext.Reports), nameof(CountyContext.Drafts),
        nameof(CountyContext.Findings), nameof(CountyContext.Summaries), nameof(CountyContext.Contributions),
        nameof(CountyContext.Gaps), nameof(CountyContext.ChangeMarks), nameof(CountyContext.Checks),
        nameof(CountyContext.TakenOver), nameof(CountyContext.SummaryAdjustments), nameof(CountyContext.Messages),
        nameof(CountyContext.JobRuns), nameof(CountyContext.FieldWrites), nameof(CountyContext.Progress),
        nameof(CountyContext.Explanations), nameof(CountyContext.SupplementEntries),
        nameof(CountyContext.SupplementValues), nameof(CountyContext.OutsideFigures),
        nameof(CountyContext.UpwardCells),
    ];

    /// <summary>The record itself is only added to.</summary>
    private static readonly HashSet<string> Record = [nameof(CountyContext.Audit), nameof(CountyContext.AuditLinks)];

    private static readonly HashSet<string> Past =
        ["ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    private static readonly HashSet<string> Sql =
        ["FromSql", "SqlQuery", "ExecuteSql", "ExecuteSqlAsync", "ExecuteSqlInterpolated"];

    public static IReadOnlyDictionary<string, Type> Tables { get; } = typeof(CountyContext).GetProperties()
        .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .ToDictionary(p => p.Name, p => p.PropertyType.GetGenericArguments()[0]);

    public static IEnumerable<Type> Audited =>
        Tables.Where(t => !NotAudited.Contains(t.Key) && !Record.Contains(t.Key)).Select(t => t.Value);

    public static IEnumerable<string> Offences(SourceFile file) =>
        from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let called = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.Text
        where called is not null
        let fault = Past.Contains(called) ? Table(call) : Sql.Contains(called) ? Written(call) : null
        where fault is not null
        select $"{file.Path}: {called} of {fault}";

    private static string? Table(InvocationExpressionSyntax call)
    {
        var names = call.Expression.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text)
            .ToHashSet();
        return Tables.Where(table => !NotAudited.Contains(table.Key)
                && (names.Contains(table.Key) || (names.Contains("Set") && names.Contains(table.Value.Name))))
            .Select(table => table.Key).FirstOrDefault();
    }

    private static string? Written(InvocationExpressionSyntax call)
    {
        var text = call.ArgumentList.Arguments.FirstOrDefault()?.ToString() ?? "";
        var verb = text.TrimStart('$', '@', '"', ' ', '\r', '\n').Split(' ', '\n', '(')[0];
        return verb is "select" or "set" ? null : $"'{verb}'";
    }
}

[Trait("shows", "isolation")]
public sealed class AuditLawTests
{
    [Fact]
    public void Nothing_changes_an_audited_table_past_the_record() =>
        Verdict.NotGuilty(Tree.Product.SelectMany(AuditLaw.Offences));

    [Fact]
    public void Every_table_is_audited_or_listed_as_not_and_the_list_names_tables_only()
    {
        Assert.Subset(AuditLaw.Tables.Keys.ToHashSet(), AuditLaw.NotAudited);
        Assert.Equal(33, AuditLaw.Audited.Count());
    }

    [Theory]
    [InlineData("db.Memberships.Where(m => m.Id > 1).ExecuteUpdate(s => s);", "ExecuteUpdate of Memberships")]
    [InlineData("work.Db.Audit.ExecuteDelete();", "ExecuteDelete of Audit")]
    [InlineData("db.Set<Round>().ExecuteDeleteAsync();", "ExecuteDeleteAsync of Rounds")]
    [InlineData("db.Database.ExecuteSqlAsync($\"update county.units set name = ''\");", "ExecuteSqlAsync of 'update'")]
    [InlineData("db.Units.FromSql($\"delete from county.units returning *\");", "FromSql of 'delete'")]
    [InlineData("db.Units.FromSql($\"\"\"\n with x as (delete from a) select 1\"\"\");", "FromSql of 'with'")]
    public void A_change_past_the_record_is_caught(string statement, string fault) => Assert.Equal(
        [$"src/County.Web/Features/Board/Board.cs: {fault}"],
        AuditLaw.Offences(new("src/County.Web/Features/Board/Board.cs", $"class B {{ void M() {{ {statement} }} }}")));

    [Theory]
    [InlineData("accounts.Sessions.ExecuteUpdateAsync(s => s);")]
    [InlineData("db.Outbox.Where(m => m.Tries > 3).ExecuteDeleteAsync();")]
    [InlineData("db.Reports.FromSql($\"\"\"\n    select * from county.reports for update\n    \"\"\");")]
    public void Others_are_not_accused(string statement) => Assert.Empty(
        AuditLaw.Offences(new("src/County.Web/Features/Board/Board.cs", $"class B {{ void M() {{ {statement} }} }}")));
}
