using County.Data;
using County.Web.Features.Audit;
using County.Web.Hosting;
using County.Web.Tests.Conventions;
using County.Web.Tests.Tenancy;

namespace County.Web.Tests.Features.Audit;

public sealed class AuditWordsTests
{
    // Not written down: keys that are said elsewhere, contents, secrets.
    private static readonly HashSet<string> Unsaid =
    [
        "UnitId", "TokenHash", "Proactive", "Applications", "Disputes", "Overall", "Problems", "Other", "Act",
        "Ordinal", "Content", "Quote",
    ];

    [Fact]
    public void Every_column_that_is_written_down_has_a_word()
    {
        var columns = MarkedRows.Tables.Where(table => AuditLaw.Audited.Contains(table.ClrType))
            .SelectMany(table => table.GetProperties().Select(p => p.Name)).Distinct().Except(Unsaid);

        Assert.DoesNotContain(columns, column => AuditWords.Name(column) == column);
    }

    [Fact]
    public void A_change_reads_as_a_person_would_say_it()
    {
        var entry = Entry(
            "{\"Post\":\"股长\",\"Rights\":[\"Author\"],\"ClosedAt\":null,\"IsSample\":false,\"Before\":\"Submitted\"}",
            "{\"Post\":\"\",\"Rights\":[\"Author\",\"Signatory\"],\"ClosedAt\":\"2026-01-31T17:00:00+00:00\","
            + "\"IsSample\":true,\"Before\":\"Accepted\"}");

        Assert.Equal(
            [
                "职务：股长 → 空", "权限：填报人 → 填报人、签发人", "停用时间：空 → 2026-02-01 01:00", "演示数据：否 → 是",
                "原状态：已报送 → 已通过",
            ],
            AuditText.Changes(entry).Select(change => change.ToString()));
        Assert.Equal(["年度：2019"], AuditText.Changes(Entry(null, "{\"Year\":2019}")).Select(c => c.ToString()));
        Assert.Equal(["年度：原2019"], AuditText.Changes(Entry("{\"Year\":2019}", null)).Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("=cmd", "\"'=cmd\"\r\n")]
    [InlineData("+1", "\"'+1\"\r\n")]
    [InlineData("-1", "\"'-1\"\r\n")]
    [InlineData("@x", "\"'@x\"\r\n")]
    [InlineData("\t=x", "\"'\t=x\"\r\n")]
    [InlineData("＝x", "\"'＝x\"\r\n")]
    [InlineData("a\"b,c", "\"a\"\"b,c\"\r\n")]
    public void A_cell_of_the_table_is_text_and_nothing_else(string text, string cell) =>
        Assert.Equal(cell, CsvText.Row([text]));

    private static AuditEntry Entry(string? before, string? after) => new()
    {
        CountyId = 0,
        AuditId = Guid.Empty,
        At = DateTimeOffset.UnixEpoch,
        Actor = "甲",
        Act = "修改",
        Subject = "乙",
        Before = before,
        After = after,
    };
}
