using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.People;

/// <summary>开通账号: by a printed slip or a mail, and what is refused.</summary>
[Collection(Changes.Name)]
[Trait("shows", "isolation")]
public class InvitationTests(ChangingCounty county)
{
    [Fact]
    public async Task A_printed_slip_opens_an_account_once_and_its_secret_is_not_kept()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);

        var slip = await ChangingCounty.InviteAsync(
            admin, "7", "王开通", [Right.Author, Right.Reviewer], ("post", "干事"));

        Assert.Equal(200, slip.Status);
        foreach (var text in new[] { "账号开通单", "白衣镇", "王开通，干事", "填报人、审核人", "/invitation", "股长 政务公开股" })
        {
            Assert.Contains(text, slip.Html, StringComparison.Ordinal);
        }

        var secret = ChangingCounty.SecretOf(slip);
        Assert.Contains("待开通：王开通", (await admin.GetAsync("/people?unit=7")).Html, StringComparison.Ordinal);
        Assert.IsType<AccountBook.Outcome.Done>(await county.UseAsync(secret, "wangkaitong"));
        Assert.IsType<AccountBook.Outcome.NoSuchInvitation>(await county.UseAsync(secret, "wangkaitong2"));
        using var opened = await county.EnterAsync("wangkaitong");
        Assert.Equal(200, (await opened.GetAsync("/rounds/2021/units/7")).Status);
        Assert.Equal(["修改开通单", "新增人员", "新增开通单"], (await county.ActsAsync("王开通")).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(secret[..11], string.Join('\n', await county.ReadAsync(db => db.Audit
            .Select(entry => entry.Before + entry.After).ToListAsync())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_of_the_site_mail_is_not_offered_and_with_one_it_is_one_row_of_the_outbox()
    {
        await using var unnamed = await Site.StartAsync(county.Database, "County:Address=");
        using var admin = new Visitor(unnamed.Address, county.Database);
        await admin.SignInAsync(ChangingCounty.Admin);
        Assert.DoesNotContain("发送邮件", (await admin.GetAsync("/people/invitations/new?unit=7")).Html,
            StringComparison.Ordinal);
        Assert.Contains("账号开通单", (await ChangingCounty.InviteAsync(
            admin, "7", "没有网址", [Right.Author], ("email", "a@b.cn"), ("way", "mail"))).Html, StringComparison.Ordinal);

        await using var site = await Site.StartAsync(county.Database, "County:Address=https://baosong.example.cn/");
        using var office = new Visitor(site.Address, county.Database);
        await office.SignInAsync(ChangingCounty.Admin);
        Assert.Equal(422, (await ChangingCounty.InviteAsync(
            office, "7", "李邮件", [Right.Author], ("way", "mail"))).Status);
        var sent = await ChangingCounty.InviteAsync(
            office, "7", "李邮件<b>", [Right.Author], ("way", "mail"), ("email", "liyoujian@example.cn"));

        Assert.Equal((302, "/people?unit=7"), (sent.Status, sent.Location));
        var mail = await county.ReadAsync(db => db.Outbox.SingleAsync(m => m.Recipient == "liyoujian@example.cn"));
        Assert.Equal((DemoDatabase.CountyId, 7, "invitation"), (mail.CountyId, mail.UnitId, mail.Kind));
        Assert.NotNull(mail.NextTryAt);
        Assert.Contains("白衣镇", mail.Text, StringComparison.Ordinal);
        Assert.Contains("李邮件&lt;b&gt;", mail.Html, StringComparison.Ordinal);
        var link = mail.Text.Split('\n').Single(line => line.StartsWith("https", StringComparison.Ordinal));
        Assert.StartsWith("https://baosong.example.cn/invitation/", link, StringComparison.Ordinal);
        Assert.IsType<AccountBook.Outcome.Done>(await county.UseAsync(link.Split('/')[^1], "liyoujian"));
    }

    [Fact]
    public async Task A_signatory_invites_into_their_own_unit_whatever_the_form_says()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);

        Assert.Equal(200, (await ChangingCounty.InviteAsync(leader, "9", "张本单位", [Right.Author])).Status);
        Assert.Equal(200, (await ChangingCounty.InviteAsync(leader, "office", "赵本单位", [Right.Author])).Status);

        var places = await county.ReadAsync(db => db.Invitations.Where(i => i.Person.EndsWith("本单位"))
            .Select(i => i.UnitId).ToListAsync());
        Assert.Equal([ChangingCounty.Unit, ChangingCounty.Unit], places);
    }

    [Theory]
    [InlineData("8", "person", "", "Author", "请填写姓名。")]
    [InlineData("8", "telephone", "一三八", "Author", "电话号码只用数字和短横线")]
    [InlineData("8", "email", "a@b", "Author", "这不是邮箱地址。")]
    [InlineData("8", "email", "a@b.cn\r\nBcc: x@y.cn", "Author", "这不是邮箱地址。")]
    [InlineData("8", "person", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "Author", "不能超过30个字。")]
    [InlineData("8", "post", "某长", "", "请至少勾选一项权限。")]
    [InlineData("8", "post", "某长", "Administrator", "有一项权限不适用于这里。")]
    [InlineData("office", "post", "某长", "Author", "有一项权限不适用于这里。")]
    public async Task Bad_input_comes_back_as_it_was_typed_with_the_reason_beside_it(
        string place, string field, string value, string right, string problem)
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        Dictionary<string, string> typed = new()
        {
            ["unit"] = place,
            ["person"] = "甲'); drop table",
            ["telephone"] = "0736-4212345",
            ["email"] = "a@b.cn",
            ["post"] = "一级主任科员",
        };
        typed[field] = value;
        if (right.Length > 0) typed["rights"] = right;

        var answer = await admin.FillAsync(
            $"/people/invitations/new?unit={place}", "/people/invitations",
            [.. typed.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(422, answer.Status);
        Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        foreach (var kept in typed.Where(pair => pair.Key is not ("rights" or "unit") && !pair.Value.Contains('\r')))
        {
            Assert.Contains($"name=\"{kept.Key}\" type=\"text\" value=\"{kept.Value.Replace("'", "&#x27;",
                StringComparison.Ordinal)}\"", answer.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_revoked_slip_opens_nothing_and_a_used_one_is_not_revoked()
    {
        using var leader = await county.EnterAsync(ChangingCounty.Leader);
        var slip = await ChangingCounty.InviteAsync(leader, "", "孙作废", [Right.Author]);
        Assert.Equal(422, (await ChangingCounty.InviteAsync(leader, "", "孙作废", [Right.Author])).Status);
        var id = await county.ReadAsync(db => db.Invitations.Where(i => i.Person == "孙作废")
            .Select(i => i.InvitationId).SingleAsync());
        using var stranger = await county.EnterAsync("maoli-leader");

        Assert.Equal(404, (await stranger.FillAsync("/people", $"/people/invitations/{id}/revocation")).Status);
        Assert.Equal(302, (await leader.FillAsync("/people", $"/people/invitations/{id}/revocation")).Status);
        Assert.Equal(409, (await leader.FillAsync("/people", $"/people/invitations/{id}/revocation")).Status);
        Assert.IsType<AccountBook.Outcome.NoSuchInvitation>(
            await county.UseAsync(ChangingCounty.SecretOf(slip), "sunzuofei"));

        await county.HireAsync(leader, "", "孙作废", [Right.Author]);
        var used = await county.ReadAsync(db => db.Invitations.Where(i => i.Person == "孙作废" && i.UsedAt != null)
            .Select(i => i.InvitationId).SingleAsync());
        var refused = await leader.FillAsync("/people", $"/people/invitations/{used}/revocation");
        Assert.Equal(409, refused.Status);
        Assert.Contains("已经用它办好了", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/people/invitations/new")]
    [InlineData("/people/invitations/new?unit=999")]
    [InlineData("/people/invitations/new?unit=8%20or%201=1")]
    public async Task The_office_invites_into_no_place_that_is_not_there(string page)
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);

        Assert.Equal(404, (await admin.GetAsync(page)).Status);
    }
}
