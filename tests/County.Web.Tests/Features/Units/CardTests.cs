using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.Units;

/// <summary>单位信息卡: the unit's own and the office's to keep; and units outside the sum, as a summary shows them.</summary>
[Collection(Changes.Name)]
[Trait("shows", "isolation")]
public class CardTests(ChangingCounty county)
{
    [Fact]
    public async Task A_unit_keeps_its_own_card_and_the_next_year_starts_from_it()
    {
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        Assert.Contains("本年还没有填写。", (await clerk.GetAsync("/units/8/cards/2031")).Html, StringComparison.Ordinal);

        var saved = await clerk.FillAsync("/units/8/cards/2031", null,
            ("leader", "镇长甲"), ("telephone", "0736-4212345"), ("address", "药山镇政府一楼"), ("villages", "17"));

        Assert.Equal((302, "/units/8/cards/2031"), (saved.Status, saved.Location));
        var next = await clerk.GetAsync("/units/8/cards/2032");
        Assert.Contains("下面是2031年的内容", next.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"镇长甲\"", next.Html, StringComparison.Ordinal);
        using var office = await county.EnterAsync("jinshi-reviewer");
        Assert.Equal(302, (await office.FillAsync(
            "/units/8/cards/2031", null, ("leader", "镇长乙"), ("villages", "18"))).Status);
        Assert.Contains("value=\"镇长乙\"", (await clerk.GetAsync("/units/8/cards/2031")).Html, StringComparison.Ordinal);
        Assert.Equal(["新增单位信息卡", "修改单位信息卡"], await county.ActsAsync("2031年"));
    }

    [Fact]
    public async Task Another_units_card_is_not_there_and_a_reviewer_reads_without_writing()
    {
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        await county.HireAsync(leader, "", "金审核", [Right.Reviewer]);
        using var reviewer = await county.EnterAsync("金审核");

        foreach (var path in new[] { "/units/9/cards/2021", "/units/999/cards/2021", "/units/8/cards/1" })
        {
            Assert.Equal(404, (await clerk.GetAsync(path)).Status);
            Assert.Equal(404, (await clerk.FillAsync("/units/8/cards/2021", path, ("leader", "别人"))).Status);
        }

        var own = await reviewer.GetAsync("/units/8/cards/2021");
        Assert.Equal(200, own.Status);
        Assert.DoesNotContain("保存", own.Html, StringComparison.Ordinal);
        Assert.Equal(403, (await reviewer.FillAsync("/units/8/cards/2021", null, ("leader", "别人"))).Status);
        Assert.False(await county.ReadAsync(db => db.UnitCards.AnyAsync(c => c.Leader == "别人")));
    }

    [Theory]
    [InlineData("villages", "十七", "请填写0到9999的整数。")]
    [InlineData("villages", "-1", "请填写0到9999的整数。")]
    [InlineData("telephone", "打办公室", "电话号码只用数字和短横线")]
    public async Task Bad_input_on_a_card_comes_back_as_it_was_typed(string field, string value, string problem)
    {
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        var answer = await clerk.FillAsync("/units/8/cards/2033", null, ("leader", "某镇长"), (field, value));

        Assert.Equal(422, answer.Status);
        foreach (var text in new[] { problem, "value=\"某镇长\"", $"value=\"{value}\"" })
        {
            Assert.Contains(text, answer.Html, StringComparison.Ordinal);
        }

        Assert.False(await county.ReadAsync(db => db.UnitCards.AnyAsync(c => c.Year == 2033)));
    }

    [Fact]
    public async Task Two_who_save_a_new_card_at_once_make_one()
    {
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        using var office = await county.EnterAsync("jinshi-reviewer");

        var answers = await Task.WhenAll(new[] { clerk, office }.Select((visitor, i) =>
            visitor.FillAsync("/units/8/cards/2034", null, ("leader", $"第{i}人"))));

        Assert.All(answers, answer => Assert.Equal(302, answer.Status));
        Assert.Equal(1, await county.ReadAsync(db => db.UnitCards.CountAsync(c => c.Year == 2034)));
    }

    [Fact]
    public async Task A_unit_outside_the_sum_is_named_with_its_reason_and_makes_no_summary_partial()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        await county.ExecuteAsync($"update county.units set outside_sum = '国有企业' where unit_id = 4");
        await county.RunAsync("rollup");

        var page = await admin.GetAsync("/rounds/2021/summary");

        Assert.Contains("不计入汇总（国有企业）", page.Html, StringComparison.Ordinal);
        Assert.Contains("应报 9 个单位", page.Html, StringComparison.Ordinal);
        await county.ExecuteAsync($"update county.units set outside_sum = null where unit_id = 4");
        await county.RunAsync("rollup");
    }
}
