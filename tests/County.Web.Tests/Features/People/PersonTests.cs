using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.People;

/// <summary>What is changed about a person, and that it holds from the next request on.</summary>
[Collection(Changes.Name)]
[Trait("shows", "isolation")]
public class PersonTests(ChangingCounty county)
{
    [Fact]
    public async Task Rights_hold_from_the_next_request_on_and_the_change_is_on_record()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var id = await county.HireAsync(leader, "", "周改权", [Right.Author]);
        using var person = await county.EnterAsync("周改权");
        Assert.Equal(403, (await person.GetAsync("/people")).Status);

        var changed = await leader.FillAsync(
            $"/people/{id}", null, ("person", "周改权"), ("post", "副镇长"), ("rights", "Signatory"));

        Assert.Equal((302, $"/people/{id}"), (changed.Status, changed.Location));
        Assert.Equal(200, (await person.GetAsync("/people")).Status);
        Assert.Equal("Signatory", (await county.LastAfterAsync("修改人员", "周改权")).GetProperty("Rights")[0].GetString());
        await leader.FillAsync($"/people/{id}", $"/people/{id}/closing");
    }

    [Fact]
    public async Task Nobody_changes_their_own_rights_closes_themselves_or_resets_their_own_secrets()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        foreach (var (visitor, person) in new[] { (admin, "政务公开股"), (leader, "药山镇镇长") })
        {
            var id = await county.IdAsync(person);
            var before = await county.MemberAsync(id);
            List<Visitor.Answer> answers =
            [
                await visitor.FillAsync($"/people/{id}", null, ("person", person), ("rights", "Reviewer")),
                await visitor.FillAsync($"/people/{id}", $"/people/{id}/closing"),
                await visitor.FillAsync($"/people/{id}", $"/people/{id}/password-reset"),
            ];
            if (visitor == admin)
            {
                answers.Add(await visitor.FillAsync(
                    $"/people/{id}", $"/people/{id}/second-factor-reset", ("reason", "换手机")));
            }

            Assert.All(answers, answer => Assert.Equal(409, answer.Status));
            Assert.True(await county.ReadAsync(
                db => db.Audit.AnyAsync(entry => entry.Refused == "本人的权限不能自己调整，请由另一位有权办理的人调整")));
            Assert.Equivalent(before, await county.MemberAsync(id));
            // The post is one's own to mend, and leaves the rights alone.
            Assert.Equal(302, (await visitor.FillAsync(
                $"/people/{id}", null, ("person", person), ("post", before.Post!))).Status);
            Assert.Equal(before.Rights, (await county.MemberAsync(id)).Rights);
        }
    }

    [Fact]
    public async Task Bad_input_about_a_person_comes_back_as_it_was_typed()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var id = await county.HireAsync(leader, "", "吴输错", [Right.Author]);

        var details = await leader.FillAsync($"/people/{id}", null, ("person", " "), ("post", "某某长"));
        var contact = await leader.FillAsync(
            $"/people/{id}", $"/people/{id}/contact", ("telephone", "电话"), ("email", "x@y.cn"));

        Assert.Equal((422, 422), (details.Status, contact.Status));
        Assert.Contains("请填写姓名。", details.Html, StringComparison.Ordinal);
        Assert.Contains("请至少勾选一项权限。", details.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"某某长\"", details.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"电话\"", contact.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"x@y.cn\"", contact.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mobile_number_signs_in_as_soon_as_it_is_changed_and_is_free_once_its_person_has_left()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var id = await county.HireAsync(leader, "", "郑手机", [Right.Author], ("telephone", "13900000001"));
        Assert.Equal(422, (await ChangingCounty.InviteAsync(
            leader, "", "别人", [Right.Author], ("telephone", "139 0000 0001"))).Status);

        Assert.Equal(302, (await leader.FillAsync(
            $"/people/{id}", $"/people/{id}/contact", ("telephone", "13900000002"))).Status);

        using var before = await county.VisitAsync();
        Assert.Equal(422, (await before.SignInAsync("13900000001")).Status);
        using var now = await county.EnterAsync("13900000002");
        Assert.Equal(302, (await leader.FillAsync($"/people/{id}", $"/people/{id}/closing")).Status);
        Assert.Equal(200, (await ChangingCounty.InviteAsync(
            leader, "", "郑手机", [Right.Author], ("telephone", "13900000002"))).Status);
    }

    [Fact]
    public async Task Who_is_closed_is_out_at_once_and_nothing_more_is_done_with_them()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        var id = await county.HireAsync(admin, "office", "冯停用", [Right.Reviewer, Right.Administrator]);
        using var person = await county.EnterAsync("冯停用");
        Assert.Equal(200, (await person.GetAsync("/people")).Status);

        Assert.Equal(302, (await admin.FillAsync($"/people/{id}", $"/people/{id}/closing")).Status);

        Assert.NotEqual(200, (await person.GetAsync("/people")).Status);
        using var again = await county.VisitAsync();
        Assert.NotEqual("/", (await again.SignInAsync("冯停用")).Location);
        foreach (var act in new[] { "", "/contact", "/closing", "/password-reset", "/sessions-end", "/handover" })
        {
            var refused = await admin.FillAsync(
                "/people/invitations/new?unit=office", $"/people/{id}{act}", ("person", "冯停用"), ("successor", "1"));
            Assert.Equal(409, refused.Status);
            Assert.Contains("冯停用的账号已经停用", refused.Html, StringComparison.Ordinal);
        }

        Assert.Contains("账号已停用", (await admin.GetAsync($"/people/{id}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_password_ends_the_old_one_and_every_session_and_the_slip_sets_another()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var id = await county.HireAsync(leader, "", "陈重置", [Right.Author]);
        using var person = await county.EnterAsync("陈重置");

        var first = await leader.FillAsync($"/people/{id}", $"/people/{id}/password-reset");
        var second = await leader.FillAsync($"/people/{id}", $"/people/{id}/password-reset");

        Assert.Contains("密码重置单", second.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await person.GetAsync("/rounds/2021/units/8")).Status);
        using var old = await county.VisitAsync();
        Assert.NotEqual("/", (await old.SignInAsync("陈重置")).Location);
        Assert.IsType<AccountBook.Outcome.NoSuchInvitation>(
            await county.UseAsync(ChangingCounty.SecretOf(first), null, "New-password-1"));
        Assert.IsType<AccountBook.Outcome.Done>(
            await county.UseAsync(ChangingCounty.SecretOf(second), null, "New-password-1"));
        using var back = await county.EnterAsync("陈重置", "New-password-1");
        Assert.Equal(200, (await back.GetAsync("/rounds/2021/units/8")).Status);
    }

    [Fact]
    public async Task A_second_factor_is_reset_by_an_administrator_with_a_reason_that_stands_in_the_record()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var id = await county.HireAsync(admin, "office", "褚换机", [Right.Reviewer]);
        var clerk = await county.IdAsync("药山镇党政办");

        var without = await admin.FillAsync($"/people/{id}", $"/people/{id}/second-factor-reset", ("reason", " "));
        var done = await admin.FillAsync(
            $"/people/{id}", $"/people/{id}/second-factor-reset", ("reason", "手机遗失"));
        var byLeader = await leader.FillAsync(
            $"/people/{clerk}", $"/people/{clerk}/second-factor-reset", ("reason", "x"));

        Assert.Equal((422, 302, 403), (without.Status, done.Status, byLeader.Status));
        Assert.Contains("请填写原因。", without.Html, StringComparison.Ordinal);
        Assert.NotNull((await county.MemberAsync(id)).SecondFactorResetAt);
        Assert.Equal("手机遗失", (await county.LastAfterAsync("重置动态验证码", "褚换机")).GetProperty("原因").GetString());
        using var person = await county.VisitAsync();
        Assert.NotEqual("/", (await person.SignInAsync("褚换机")).Location);
    }

    [Fact]
    public async Task Signing_somebody_out_everywhere_leaves_their_password_alone()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var id = await county.HireAsync(leader, "", "卫退出", [Right.Author]);
        using var person = await county.EnterAsync("卫退出");

        Assert.Equal(302, (await leader.FillAsync($"/people/{id}", $"/people/{id}/sessions-end")).Status);

        Assert.Equal(302, (await person.GetAsync("/rounds/2021/units/8")).Status);
        using var again = await county.EnterAsync("卫退出");
        Assert.Equal(200, (await again.GetAsync("/rounds/2021/units/8")).Status);
    }

    [Fact]
    public async Task Of_two_administrators_who_close_each_other_at_once_one_remains()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        foreach (var round in Enumerable.Range(1, 3))
        {
            string[] names = [$"蒋{round}", $"沈{round}"];
            var ids = new List<int>();
            var visitors = new List<Visitor>();
            foreach (var name in names)
            {
                ids.Add(await county.HireAsync(admin, "office", name, [Right.Administrator]));
                visitors.Add(await county.EnterAsync(name));
            }

            var tokens = await Task.WhenAll(ids.Select((id, i) => visitors[i].GetAsync($"/people/{ids[1 - i]}")));
            var answers = await Task.WhenAll(ids.Select((id, i) => visitors[i].PostAsync(
                $"/people/{ids[1 - i]}/closing", ("__RequestVerificationToken", tokens[i].Token))));

            var open = (await Task.WhenAll(ids.Select(county.MemberAsync))).Count(one => one.ClosedAt is null);
            Assert.Equal(1, open);
            Assert.Single(answers, answer => answer.Status == 302);
            foreach (var visitor in visitors) visitor.Dispose();
            foreach (var id in ids)
            {
                if ((await county.MemberAsync(id)).ClosedAt is null)
                {
                    await admin.FillAsync($"/people/{id}", $"/people/{id}/closing");
                }
            }
        }
    }
}
