using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using County.Web.Tests.Features.Audit;

namespace County.Web.Tests.Features.Counties;

/// <summary>The life of a tenant on the command line: opened, suspended, exported, deleted.</summary>
[Collection(AuditedCounty.Name)]
[Trait("shows", "isolation")]
[Trait("slow", "true")]
public sealed class TenantTests(AuditedDatabase audited)
{
    private const int County = DemoDatabase.CountyId;
    private const int Other = 430702;

    private static readonly string[] Opening =
        ["tenant", "open", $"{Other}", "武陵区", "常德市", "湖南省", "李四", "--telephone", "13900000000"];

    [Fact]
    public async Task A_county_is_opened_once_and_its_first_administrator_invited()
    {
        await using var copy = await audited.CopyAsync();

        var opened = await copy.RunAsync(Opening);
        Assert.Equal((0, ""), (opened.Status, opened.Errors));
        var secret = opened.OutputLines[0].Split(' ')[^1];
        Assert.Equal(1, await copy.OneAsync<long>(
            "select count(*) from county.invitations where county_id = 430702 and unit_id is null and rights = "
            + $"'{{Reviewer,Administrator}}' and token_hash = '{Data.Secret.Hash(secret)}'"));
        await RefusedAsync(copy, "已经开通", Opening);
        await RefusedAsync(copy, "六位", "tenant", "open", "430700", "常德市", "常德市", "湖南省", "李四");
        await RefusedAsync(copy, "六位", "tenant", "open", "43070", "x", "y", "z", "p");
        var list = await copy.RunAsync("tenant", "list");
        Assert.Equal(
            [$"{Other}\t武陵区\t常德市\t湖南省\tinvited\topen", $"{County}\t津市市\t常德市\t湖南省\tnot invited\topen"],
            list.OutputLines);
        // The county's own record and the installation's both tell of it.
        Assert.Equal(
            ["0|开通县（市、区）", "430702|新增县", "430702|新增开通单"],
            await copy.TextsAsync(
                "select county_id || '|' || act from county.audit where actor like '命令行（%）' order by 1"));
        Assert.Equal(0, (await copy.VerifyAsync()).Status);
    }

    [Fact]
    public async Task A_suspension_takes_effect_and_is_undone_from_the_command_line()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);

        Assert.Equal(0, (await copy.RunAsync("tenant", "suspend", $"{County}", "系统迁移")).Status);
        Assert.Equal(403, (await office.GetAsync("/")).Status);
        await RefusedAsync(copy, "已经停用", "tenant", "suspend", $"{County}", "再停一次");
        await RefusedAsync(copy, "no such county", "tenant", "suspend", $"{Other}", "没有");
        Assert.Contains(
            ": 系统迁移", (await copy.RunAsync("tenant", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await copy.RunAsync("tenant", "resume", $"{County}")).Status);
        Assert.Equal(302, (await office.GetAsync("/")).Status);
        await RefusedAsync(copy, "没有停用", "tenant", "resume", $"{County}");
    }

    [Fact]
    public async Task An_export_holds_every_row_of_the_county_and_none_of_another_and_no_secret()
    {
        await using var copy = await audited.CopyAsync();
        Assert.Equal(0, (await copy.RunAsync(Opening)).Status);
        var folder = Directory.CreateTempSubdirectory("county-export-").FullName;
        try
        {
            var ended = await copy.RunAsync("tenant", "export", $"{County}", folder);
            Assert.Equal((0, ""), (ended.Status, ended.Errors));
            var file = Assert.Single(Directory.GetFiles(folder));
            Assert.Equal(file, ended.OutputLines[0]);
            await using var archive = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
            using var manifest = JsonDocument.Parse(Encoding.UTF8.GetString(Bytes(archive, "manifest.json")));
            Assert.Equal(County, manifest.RootElement.GetProperty("county").GetInt32());
            var head = manifest.RootElement.GetProperty("auditHead").GetString()!;
            var tables = await TablesAsync(copy);
            Assert.Equal(tables.Count, manifest.RootElement.GetProperty("files").GetArrayLength());
            foreach (var part in manifest.RootElement.GetProperty("files").EnumerateArray())
            {
                var name = part.GetProperty("file").GetString()!;
                var bytes = Bytes(archive, name);
                var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), part.GetProperty("sha256").GetString());
                Assert.Equal(part.GetProperty("rows").GetInt64(), lines.Length);
                Assert.Equal(await CountAsync(copy, Path.GetFileNameWithoutExtension(name), County), lines.Length);
                Assert.All(lines, line => Assert.Contains($"\"county_id\": {County}", line, StringComparison.Ordinal));
                Assert.All(lines, line => Assert.DoesNotContain("token_hash", line, StringComparison.Ordinal));
            }

            Assert.Equal(0, (await copy.VerifyAsync("--head", head)).Status);
            await RefusedAsync(copy, "is there already", "tenant", "export", $"{County}", file);
            await RefusedAsync(copy, "no county", "tenant", "export", "110101", folder);
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_deletion_leaves_no_row_of_the_county_and_every_row_of_the_others()
    {
        await using var copy = await audited.CopyAsync();
        Assert.Equal(0, (await copy.RunAsync(Opening)).Status);
        await AddClientAsync(copy, County, "jinshi-system");
        await AddClientAsync(copy, Other, "wuling-system");
        using var office = await copy.VisitAsync(Visitor.Office);
        var others = await OthersAsync(copy);

        await RefusedAsync(copy, "not suspended", "tenant", "delete", $"{County}", "--confirm", "津市市");
        Assert.Equal(0, (await copy.RunAsync("tenant", "suspend", $"{County}", "撤并")).Status);
        await RefusedAsync(copy, "--confirm", "tenant", "delete", $"{County}");
        await RefusedAsync(copy, "--confirm", "tenant", "delete", $"{County}", "--confirm", "武陵区");
        await RefusedAsync(copy, "no county", "tenant", "delete", "110101", "--confirm", "津市市");
        var deleted = await copy.RunAsync("tenant", "delete", $"{County}", "--confirm", "津市市");
        Assert.Equal((0, ""), (deleted.Status, deleted.Errors));

        foreach (var table in await TablesAsync(copy))
        {
            Assert.Equal((table, 0), (table, await CountAsync(copy, table, County)));
        }

        Assert.Equal(others, await OthersAsync(copy));
        Assert.Equal(["operator"], await copy.TextsAsync("select user_name from accounts.accounts"));
        Assert.Equal(
            ["wuling-system"], await copy.TextsAsync("select client_id from accounts.\"OpenIddictApplications\""));
        Assert.Equal(["wuling-system"], await copy.TextsAsync("select subject from accounts.\"OpenIddictTokens\""));
        // The account is gone, and its cookie opens nothing.
        Assert.NotEqual(200, (await office.GetAsync("/rounds/2019")).Status);
        // What was known of its chain is explained by the installation's record, and by that alone.
        var verified = await copy.VerifyAsync();
        Assert.Equal((0, ""), (verified.Status, verified.Errors));
        Assert.Contains($"{County} ok 0 entries, head none", verified.Output, StringComparison.Ordinal);
        await copy.ExecuteAsync("update county.audit set after = replace(after, '430781:', '430702:') "
            + "where act = '删除县（市、区）'");
        Assert.Contains($"{County} FAULTY", (await copy.VerifyAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_county_opened_again_after_its_deletion_begins_another_chain()
    {
        await using var copy = await audited.CopyAsync();
        await copy.RunAsync("tenant", "suspend", $"{County}", "重建");
        Assert.Equal(0, (await copy.RunAsync("tenant", "delete", $"{County}", "--confirm", "津市市")).Status);
        Assert.Equal(0, (await copy.RunAsync(
            "tenant", "open", $"{County}", "津市市", "常德市", "湖南省", "王五")).Status);

        Assert.Equal(0, (await copy.VerifyAsync()).Status);
        await copy.ExecuteAsync($"delete from county.audit where county_id = {County}");
        await copy.ExecuteAsync($"delete from county.audit_links where county_id = {County}");
        var ended = await copy.VerifyAsync();
        Assert.Equal((1, true), (ended.Status, ended.Output.Contains("its end was removed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_operator_is_added_with_a_password_that_is_printed_once_and_not_kept()
    {
        await using var copy = await audited.CopyAsync();

        var ended = await copy.RunAsync("operator", "add", "ops-2", "赵六");

        Assert.Equal((0, ""), (ended.Status, ended.Errors));
        var password = ended.OutputLines[0].Split(' ')[^1];
        Assert.Matches("^([A-Z0-9]{5}-){3}[A-Z0-9]{5}$", password);
        Assert.Equal(1, await copy.OneAsync<long>(
            "select count(*) from accounts.operators join accounts.accounts on id = account_id "
            + "where user_name = 'ops-2' and person = '赵六' and password_set_at = 'epoch' and lockout_enabled and "
            + $"password_hash not like '%{password}%'"));
        Assert.Equal(1, await copy.OneAsync<long>("select count(*) from county.audit where act = '新增运维人员' "
            + "and subject = '赵六' and county_id = 0"));
        // Until they have chosen their own, nothing of the installation is open to them.
        using var ops = await copy.VisitAsync();
        await ops.SignInAsync("ops-2", password);
        var answer = await ops.GetAsync("/operator");
        Assert.Equal(403, answer.Status);
        Assert.Contains("请先设置自己的密码", System.Net.WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        await copy.ExecuteAsync("update accounts.accounts set password_set_at = now() where user_name = 'ops-2'");
        Assert.Equal(200, (await ops.GetAsync("/operator")).Status);
        var again = await copy.RunAsync("operator", "add", "ops-2", "赵六");
        Assert.Equal((1, ""), (again.Status, again.Output));
        Assert.Single(again.ErrorLines);
    }

    private static async Task RefusedAsync(AuditedCopy copy, string reason, params string[] arguments)
    {
        var ended = await copy.RunAsync(arguments);
        Assert.Equal((1, ""), (ended.Status, ended.Output));
        Assert.Contains(reason, Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>From the catalogue, not from the model: a table that the program forgot would stand here too.</summary>
    private static Task<IReadOnlyList<string>> TablesAsync(AuditedCopy copy) => copy.TextsAsync(
        "select table_name::text from information_schema.columns join information_schema.tables "
        + "using (table_schema, table_name) where column_name = 'county_id' and table_type = 'BASE TABLE' order by 1");

    private static async Task<int> CountAsync(AuditedCopy copy, string table, int county) => (int)await copy
        .OneAsync<long>($"select count(*) from county.{table} where county_id = {county}");

    private static async Task<IReadOnlyList<string>> OthersAsync(AuditedCopy copy)
    {
        var rows = new List<string>();
        foreach (var table in await TablesAsync(copy))
        {
            rows.AddRange(await copy.TextsAsync(
                $"select '{table} ' || t::text from county.{table} t where county_id not in (0, {County}) order by 1"));
        }

        Assert.True(rows.Count >= 6);
        return rows;
    }

    private static Task<int> AddClientAsync(AuditedCopy copy, int county, string client) => copy.ExecuteAsync($$"""
        insert into county.clients (county_id, client_id, unit_id, name, scopes, made_at, made_by)
            values ({{county}}, '{{client}}', null, 'OA', '{reports.read}', now(), '管理员');
        insert into accounts."OpenIddictApplications" (id, client_id) values ('{{client}}-id', '{{client}}');
        insert into accounts."OpenIddictAuthorizations" (id, application_id, subject)
            values ('{{client}}-a', '{{client}}-id', '{{client}}');
        insert into accounts."OpenIddictTokens" (id, application_id, authorization_id, subject)
            values ('{{client}}-t', '{{client}}-id', '{{client}}-a', '{{client}}');
        """);

    private static byte[] Bytes(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
