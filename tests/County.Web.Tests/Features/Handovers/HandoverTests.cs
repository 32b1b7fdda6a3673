using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.Handovers;

/// <summary>人员交接: rights and business go over, the account is closed, in one act.</summary>
[Collection(Changes.Name)]
[Trait("shows", "isolation")]
public class HandoverTests(ChangingCounty county)
{
    [Fact]
    public async Task Rights_and_open_business_go_to_the_successor_and_the_old_account_is_closed_at_once()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        var from = await county.HireAsync(admin, "10", "韩移交", [Right.Author, Right.Signatory], ("post", "场长"));
        var to = await county.HireAsync(admin, "10", "杨接收", [Right.Reviewer]);
        using var leaving = await county.EnterAsync("韩移交");
        using var coming = await county.EnterAsync("杨接收");
        await ChangingCounty.InviteAsync(leaving, "", "朱待开", [Right.Author]);
        await county.ExecuteAsync(
            $"update county.reports set state = 'Returned' where unit_id = 10 and year = 2021");

        var form = await admin.GetAsync($"/people/{from}/handover");
        var done = await admin.FillAsync(
            $"/people/{from}/handover", null, ("successor", $"{to}"));

        Assert.Contains("杨接收（审核人）", form.Html, StringComparison.Ordinal);
        Assert.Equal(302, done.Status);
        var list = await admin.GetAsync(done.Location!);
        foreach (var text in new[]
        {
            "交接清单", "涔澹农场", "场长 韩移交", "杨接收", "权限：填报人、签发人", "2019年度报告：未开始",
            "2021年度报告：已退回，退回意见尚未办理", "账号开通单：朱待开", "移交人（签字）",
        })
        {
            Assert.Contains(text, list.Html, StringComparison.Ordinal);
        }

        var (old, successor) = (await county.MemberAsync(from), await county.MemberAsync(to));
        Assert.NotNull(old.ClosedAt);
        Assert.Equal([Right.Author, Right.Reviewer, Right.Signatory], successor.Rights);
        Assert.NotEqual(200, (await leaving.GetAsync("/rounds/2021/units/10")).Status);
        Assert.Equal(200, (await coming.GetAsync(done.Location!)).Status);
        using var stranger = await county.EnterAsync(ChangingCounty.Leader);
        Assert.Equal(404, (await stranger.GetAsync(done.Location!)).Status);
        Assert.Contains("新增人员交接", await county.ReadAsync(db => db.Audit.Where(e => e.UnitId == 10)
            .Select(e => e.Act).ToListAsync()));
        Assert.Contains(done.Location!, (await admin.GetAsync($"/people/{from}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_hands_over_their_own_business_gets_the_list_with_the_answer_and_is_signed_out()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        await county.HireAsync(admin, "office", "秦交班", [Right.Administrator]);
        var to = await county.HireAsync(admin, "office", "尤接班", [Right.Reviewer]);
        using var leaving = await county.EnterAsync("秦交班");
        var from = await county.IdAsync("秦交班");

        var list = await leaving.FillAsync($"/people/{from}/handover", null, ("successor", $"{to}"));

        Assert.Equal(200, list.Status);
        Assert.Contains("津市市人民政府办公室", list.Html, StringComparison.Ordinal);
        Assert.Contains("2019年度报告：嘉山街道第1稿，待审核", list.Html, StringComparison.Ordinal);
        Assert.NotEqual(200, (await leaving.GetAsync("/people")).Status);
        using var coming = await county.EnterAsync("尤接班");
        Assert.Equal(200, (await coming.GetAsync("/people")).Status);
        await admin.FillAsync($"/people/{to}", $"/people/{to}/closing");
    }

    [Fact]
    public async Task A_successor_is_somebody_else_who_is_open_and_in_the_same_place()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        var from = await county.HireAsync(admin, "1", "许移交", [Right.Author]);
        Assert.Contains("这里没有其他在用人员", (await admin.GetAsync($"/people/{from}/handover")).Html,
            StringComparison.Ordinal);
        var closed = await county.HireAsync(admin, "1", "何停用", [Right.Author]);
        await admin.FillAsync($"/people/{closed}", $"/people/{closed}/closing");
        var elsewhere = await county.IdAsync("毛里湖镇党政办");
        var open = await county.HireAsync(admin, "1", "吕在用", [Right.Author]);

        foreach (var successor in new[] { closed, elsewhere, from, 999_999 })
        {
            var refused = await admin.FillAsync($"/people/{from}/handover", null, ("successor", $"{successor}"));
            Assert.Equal(409, refused.Status);
            Assert.Contains("接任者须是同一单位的其他在用人员", refused.Html, StringComparison.Ordinal);
        }

        foreach (var typed in new[] { "", "吕在用", "1 or 1=1" })
        {
            var wrong = await admin.FillAsync($"/people/{from}/handover", null, ("successor", typed));
            Assert.Equal(422, wrong.Status);
            Assert.Contains("请选择接任者。", wrong.Html, StringComparison.Ordinal);
        }

        Assert.Null((await county.MemberAsync(from)).ClosedAt);
        Assert.Equal([Right.Author], (await county.MemberAsync(open)).Rights);
    }

    [Fact]
    public async Task Nobody_takes_over_rights_that_they_do_not_have_by_their_own_act()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        var from = await county.HireAsync(admin, "office", "施签发", [Right.Signatory]);
        var own = await county.IdAsync("政务公开股");

        var refused = await admin.FillAsync($"/people/{from}/handover", null, ("successor", $"{own}"));

        Assert.Equal(409, refused.Status);
        Assert.Contains("会增加您自己的权限", refused.Html, StringComparison.Ordinal);
        Assert.Null((await county.MemberAsync(from)).ClosedAt);
    }

    [Fact]
    public async Task Two_who_hand_over_one_persons_business_at_once_do_it_once()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        using var other = await county.EnterAsync(ChangingCounty.Admin);
        var from = await county.HireAsync(admin, "2", "孔移交", [Right.Author]);
        var to = await county.HireAsync(admin, "2", "曹接收", [Right.Reviewer]);

        var answers = await Task.WhenAll(new[] { admin, other }.Select(visitor =>
            visitor.FillAsync($"/people/{from}/handover", null, ("successor", $"{to}"))));

        Assert.Equal([302, 409], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, await county.ReadAsync(db => db.Handovers.CountAsync(h => h.FromMembership == from)));
    }
}
