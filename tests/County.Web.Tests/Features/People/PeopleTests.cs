using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.People;

/// <summary>Who is listed to whom, and who gets no further.</summary>
[Collection(Changes.Name)]
[Trait("shows", "isolation")]
public class PeopleTests(ChangingCounty county)
{
    private static readonly string[] Acts =
    [
        "", "/contact-views", "/contact", "/closing", "/password-reset", "/sessions-end", "/handover",
        "/second-factor-reset",
    ];

    [Fact]
    public async Task The_office_sees_its_people_and_every_units_and_which_units_lack_somebody()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);

        var page = await admin.GetAsync("/people");

        Assert.Equal(200, page.Status);
        foreach (var text in new[]
        {
            "津市市人民政府办公室", "药山镇党政办", "毛里湖镇镇长", "填报人", "审核人、保密审查人、签发人", "审核员、管理员",
            "没有填报人", "没有签发人", "涔澹农场",
        })
        {
            Assert.Contains(text, page.Html, StringComparison.Ordinal);
        }

        var own = await admin.GetAsync("/people?unit=8");
        Assert.DoesNotContain("没有签发人", own.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("毛里湖镇镇长", own.Html, StringComparison.Ordinal);
        Assert.Contains("没有符合条件的人员", (await admin.GetAsync("/people?name=%00%27;--")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_found_by_name_and_the_closed_only_on_demand()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        var id = await county.HireAsync(admin, "6", "找得到的人", [Right.Author]);
        Assert.Contains("找得到的人", (await admin.GetAsync("/people?name=得到")).Html, StringComparison.Ordinal);

        await admin.FillAsync($"/people/{id}", $"/people/{id}/closing");

        Assert.DoesNotContain($"/people/{id}\"", (await admin.GetAsync("/people?name=得到")).Html,
            StringComparison.Ordinal);
        Assert.Contains($"/people/{id}\"", (await admin.GetAsync("/people?name=得到&closed=true")).Html,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signatory_sees_their_own_unit_and_nothing_of_another()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);

        var page = await leader.GetAsync("/people");
        var asked = await leader.GetAsync("/people?unit=9");

        Assert.Equal(200, page.Status);
        Assert.Contains("药山镇党政办", page.Html, StringComparison.Ordinal);
        foreach (var other in new[] { "毛里湖", "政务公开股", "三洲驿", "人民政府办公室" })
        {
            Assert.DoesNotContain(other, page.Html + asked.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Visitor.Clerk)]
    [InlineData("jinshi-reviewer")]
    public async Task Who_does_not_manage_people_is_kept_out_of_every_page_and_act(string name)
    {
        using var visitor = await county.EnterAsync(name);
        var token = (await visitor.GetAsync("/")).Token;
        var own = await county.IdAsync("药山镇党政办");
        var before = await county.ReadAsync(db => db.Audit.CountAsync(entry => entry.Refused == null));

        List<int> answers = [];
        foreach (var page in new[]
        {
            "/people", "/people/invitations/new", $"/people/{own}", $"/people/{own}/handover",
            $"/handovers/{Guid.NewGuid()}",
        })
        {
            answers.Add((await visitor.GetAsync(page)).Status);
        }

        foreach (var act in Acts)
        {
            answers.Add((await visitor.PostAsync($"/people/{own}{act}", ("__RequestVerificationToken", token))).Status);
        }

        Assert.All(answers, status => Assert.Equal(403, status));
        Assert.Equal(before, await county.ReadAsync(db => db.Audit.CountAsync(entry => entry.Refused == null)));
    }

    [Fact]
    public async Task A_person_of_another_place_and_one_that_does_not_exist_are_the_same_answer()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        int[] others =
        [
            await county.IdAsync("毛里湖镇党政办"), await county.IdAsync("政务公开股二"), 999_999,
        ];
        var before = await Task.WhenAll(others.Take(2).Select(county.MemberAsync));

        List<Visitor.Answer> answers = [];
        foreach (var other in others)
        {
            answers.Add(await leader.GetAsync($"/people/{other}"));
            answers.Add(await leader.GetAsync($"/people/{other}/handover"));
            foreach (var act in Acts.Where(act => act != "/second-factor-reset"))
            {
                answers.Add(await leader.FillAsync(
                    "/people/invitations/new", $"/people/{other}{act}", ("person", "改名"), ("reason", "x")));
            }
        }

        Assert.All(answers, answer => Assert.Equal(404, answer.Status));
        Assert.Single(answers.Select(answer => answer.Html).Distinct());
        Assert.Equivalent(before, await Task.WhenAll(others.Take(2).Select(county.MemberAsync)));
    }

    [Fact]
    public async Task A_telephone_is_masked_until_somebody_asks_for_it_and_that_is_on_record()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var id = await county.HireAsync(
            leader, "", "有电话的人", [Right.Author], ("telephone", "13807361234"), ("email", "lianxi@example.cn"));

        var list = await leader.GetAsync("/people");
        var person = await leader.GetAsync($"/people/{id}");
        Assert.Contains("138****1234", list.Html, StringComparison.Ordinal);
        Assert.Contains("l****@example.cn", person.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("13807361234", list.Html + person.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("lianxi@", list.Html + person.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("查看联系方式", await county.ActsAsync("有电话的人"));

        var seen = await leader.FillAsync("/people", $"/people/{id}/contact-views");

        Assert.Equal(200, seen.Status);
        Assert.Contains("13807361234", seen.Html, StringComparison.Ordinal);
        Assert.Contains("lianxi@example.cn", seen.Html, StringComparison.Ordinal);
        Assert.Equal("查看联系方式", (await county.ActsAsync("有电话的人"))[^1]);
        Assert.DoesNotContain("13807361234", string.Join('\n', await county.ReadAsync(db => db.Audit
            .Select(entry => entry.Before + entry.After).ToListAsync())), StringComparison.Ordinal);
    }
}
