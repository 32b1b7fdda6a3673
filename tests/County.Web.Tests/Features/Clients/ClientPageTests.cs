using County.Web.Tests.Features.Connect;

namespace County.Web.Tests.Features.Clients;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class ClientPageTests(ConnectedCounty county)
{
    [Fact]
    public async Task The_administrator_sees_every_system_with_its_place_and_no_secret()
    {
        using var system = await county.AddAsync("8", ["reports.read", "reports.write"]);
        using var office = await county.EnterAsync(Visitor.Office);

        var page = await office.GetAsync("/clients");

        Assert.Equal(200, page.Status);
        Assert.Contains(system.Id, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(system.Secret!, page.Html, StringComparison.Ordinal);
        Assert.Equal(0, await county.RunAsync<long>(
            $"select count(*) from accounts.\"OpenIddictApplications\" where client_secret = '{system.Secret}'"));
        Assert.Equal(1, await county.RunAsync<long>(
            "select count(*) from county.audit where act = '新增对接系统' and unit_id = 8 "
            + $"and after::text like '%{system.Id}%' and after::text not like '%{system.Secret}%'"));
    }

    [Theory]
    [InlineData("jinshi-reviewer")]
    [InlineData("yaoshan-leader")]
    public async Task Nobody_else_comes_in(string name)
    {
        using var person = await county.EnterAsync(name);
        foreach (var path in new[] { "/clients", "/clients/new" })
        {
            Assert.Equal(403, (await person.GetAsync(path)).Status);
        }
    }

    [Theory]
    [InlineData("", "8", "reports.read", "itself", "", "请填写系统名称")]
    [InlineData("系统", "99", "reports.read", "itself", "", "请选择它所属的单位")]
    [InlineData("系统", "", "reports.read", "itself", "", "请选择它所属的单位")]
    [InlineData("系统", "8", "", "itself", "", "请选择它能办理的事项")]
    [InlineData("系统", "8", "everything", "itself", "", "请选择它能办理的事项")]
    [InlineData("系统", "8", "summary.read", "itself", "", "只能给主管部门的系统")]
    [InlineData("系统", "office", "reports.write", "itself", "", "只能给填报单位的系统")]
    [InlineData("系统", "8", "reports.read", "otherwise", "", "请选择取得令牌的方式")]
    [InlineData("系统", "8", "reports.read", "people", "", "请填写授权后返回的地址")]
    [InlineData("系统", "8", "reports.read", "people", "http://oa.example/", "请填写授权后返回的地址")]
    [InlineData("系统", "8", "reports.read", "people", "https://a@oa.example/", "请填写授权后返回的地址")]
    [InlineData("系统", "8", "reports.read", "people", "https://oa.example/#x", "请填写授权后返回的地址")]
    [InlineData("系统", "8", "reports.read", "people", "javascript:alert(1)", "请填写授权后返回的地址")]
    public async Task A_bad_form_comes_back_with_what_was_typed(
        string name, string place, string scope, string way, string redirects, string problem)
    {
        using var office = await county.EnterAsync(Visitor.Office);
        var form = await office.GetAsync("/clients/new");
        var before = await county.RunAsync<long>("select count(*) from accounts.\"OpenIddictApplications\"");

        var answer = await office.PostAsync(
            "/clients", ("__RequestVerificationToken", form.Token), ("name", name), ("place", place),
            ("scopes", scope), ("way", way), ("redirects", redirects));

        Assert.Equal(422, answer.Status);
        Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        Assert.Contains(name, answer.Html, StringComparison.Ordinal);
        Assert.Equal(before, await county.RunAsync<long>("select count(*) from accounts.\"OpenIddictApplications\""));
    }

    [Fact]
    public async Task What_is_not_there_has_been_stopped_or_has_no_secret_is_the_same_404()
    {
        using var consented = await county.AddAsync("8", ["reports.read"], isForPeople: true);
        using var stopped = await county.AddAsync("8", ["reports.read"]);
        await county.RunAsync($"update county.clients set revoked_at = now() where client_id = '{stopped.Id}'");
        using var office = await county.EnterAsync(Visitor.Office);
        var token = (await office.GetAsync("/clients")).Token;
        foreach (var path in new[] { "nobody/secret", "nobody/revocation", $"{stopped.Id}/secret",
            $"{stopped.Id}/revocation", $"{consented.Id}/secret" })
        {
            Assert.Equal(404, (await office.PostAsync(
                $"/clients/{path}", ("__RequestVerificationToken", token))).Status);
            Assert.Equal(400, (await office.PostAsync($"/clients/{path}")).Status);
        }
    }
}
