using County.Data;
using County.Web.Tests.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Audit;

/// <summary>Every change of a row is written down as it was, without what nobody may read. None is committed.</summary>
[Collection(TwoMarkedCounties.Name)]
[Trait("shows", "isolation")]
public sealed class RowChangeTests(MarkedCounties counties)
{
    private static readonly Actor Actor = new("甲", "account-1", Address: "10.1.2.3");

    [Fact]
    public async Task An_added_row_is_written_down_with_who_where_and_what()
    {
        await using var work = await BeginAsync(Scope.Office);
        work.Db.Invitations.Add(Slip());
        await SaveAsync(work);

        var entry = Assert.Single(Written(work));
        Assert.Equal(("新增开通单", "乙", "甲", "account-1", "10.1.2.3"),
            (entry.Act, entry.Subject, entry.Actor, entry.AccountId, entry.Address));
        Assert.Equal((MarkedCounties.County, 1, null), (entry.CountyId, entry.UnitId, entry.Before));
        Assert.Contains("\"Rights\":[\"Author\",\"Signatory\"]", entry.After, StringComparison.Ordinal);
        Assert.Contains("\"Telephone\":\"138****78\"", entry.After, StringComparison.Ordinal);
        Assert.Contains("\"Email\":\"****\"", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_written_down_before_and_after_and_only_what_changed()
    {
        await using var work = await BeginAsync(Scope.Office);
        var member = await work.Db.Memberships.FirstAsync(
            m => m.UnitId == 1, TestContext.Current.CancellationToken);
        (member.Post, member.Rights) = ("站长", [Right.Author, Right.Reviewer]);
        await SaveAsync(work);

        var entry = Assert.Single(Written(work));
        Assert.Equal("修改人员", entry.Act);
        Assert.Contains("\"Rights\":[\"Reviewer\"]", entry.Before, StringComparison.Ordinal);
        Assert.Equal("{\"Post\":\"站长\",\"Rights\":[\"Author\",\"Reviewer\"]}", entry.After);
        Assert.DoesNotContain("Person", entry.Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_replaced_by_an_equal_one_or_marked_as_changed_is_no_change()
    {
        await using var work = await BeginAsync(Scope.Office);
        var member = await work.Db.Memberships.FirstAsync(
            m => m.UnitId == 1, TestContext.Current.CancellationToken);
        member.Rights = [.. member.Rights];
        work.Db.Entry(member).Property(m => m.Rights).IsModified = true;
        work.Db.Entry(member).Property(m => m.Post).IsModified = true;
        await SaveAsync(work);

        Assert.Empty(Written(work));
    }

    [Fact]
    public async Task A_deleted_row_is_written_down_as_it_stood_in_the_database()
    {
        await using var work = await BeginAsync(Scope.Office);
        var line = await work.Db.Lineage.FirstAsync(TestContext.Current.CancellationToken);
        work.Db.Lineage.Remove(line);
        await SaveAsync(work);

        var entry = Assert.Single(Written(work));
        Assert.Equal(("删除机构沿革", null), (entry.Act, entry.After));
        Assert.Contains(line.NameBefore, entry.Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_that_fails_and_is_tried_again_is_written_down_once()
    {
        await using var work = await BeginAsync(Scope.Office);
        var (card, other) = (Card(1, "张三"), Card(77, "李四"));
        work.Db.UnitCards.AddRange(card, other);
        // There is no unit 77.
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(work));
        work.Db.Entry(other).State = EntityState.Detached;
        await SaveAsync(work);

        Assert.Contains("张三", Assert.Single(Written(work)).After, StringComparison.Ordinal);
        Assert.Equal(1, await work.Db.Audit.CountAsync(
            entry => entry.After!.Contains("张三"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void No_secret_and_no_content_has_a_word_in_the_record()
    {
        string[] never = ["Hash", "Secret", "Password", "Token", "Key", "Text", "Html"];
        var said = from table in MarkedRows.Tables
                   let row = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(table.ClrType)
                   where Conventions.AuditLaw.Audited.Contains(table.ClrType)
                   from property in table.GetProperties()
                   where never.Any(word => property.Name.Contains(word, StringComparison.Ordinal))
                   select $"{table.ClrType.Name}.{property.Name}";
        // When something was reset is a mark, and fingerprints are printed; keys and texts are never written down.
        Assert.Equal(
            [
                "CountyEdition.ContentHash", "Invitation.TokenHash", "Membership.PasswordResetAt",
                "OutsideSheet.Hash", "Release.Key", "Remark.Text", "ReturnLetter.Text", "Scan.Hash",
                "SignOff.ContentHash", "StatedExplanation.Key", "StatedExplanation.Text", "Submission.ContentHash",
                "Submission.ScansHash", "UpwardSending.Hash", "UpwardTemplate.Hash",
            ],
            said.Order(StringComparer.Ordinal));
    }

    private static UnitCard Card(int unit, string leader) =>
        new() { CountyId = MarkedCounties.County, UnitId = unit, Year = 2031, Leader = leader };

    private static Invitation Slip() => new()
    {
        CountyId = MarkedCounties.County,
        InvitationId = Guid.NewGuid(),
        UnitId = 1,
        Kind = InvitationKind.Account,
        Person = "乙",
        Telephone = "13812345678",
        Email = "a@b.cn",
        Rights = [Right.Author, Right.Signatory],
        TokenHash = "SECRET",
        MadeAt = DateTimeOffset.UnixEpoch,
        MadeBy = "甲",
        ExpiresAt = DateTimeOffset.UnixEpoch,
    };

    private Task<TenantWork> BeginAsync(Scope scope) => counties.Tenancy.BeginAsync(
        scope, MarkedCounties.Own(scope), Actor, TestContext.Current.CancellationToken);

    private static Task<int> SaveAsync(TenantWork work) =>
        work.Db.SaveChangesAsync(TestContext.Current.CancellationToken);

    private static IEnumerable<AuditEntry> Written(TenantWork work) =>
        work.Db.ChangeTracker.Entries<AuditEntry>().Select(entry => entry.Entity);
}
