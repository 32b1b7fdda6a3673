using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.Units;

/// <summary>The county's units, what becomes of them, and who may say so.</summary>
[Collection(Changes.Name)]
[Trait("shows", "isolation")]
public class UnitTests(ChangingCounty county)
{
    private static readonly (string Name, string Value)[] Good =
    [
        ("code", "430781900001"), ("kind", "Department"), ("from", "2020-01-01"), ("to", ""), ("outside", ""),
        ("general", "分管副局长"), ("serious", "局长"),
    ];

    [Fact]
    public async Task The_office_reads_the_list_an_administrator_changes_it_and_a_unit_sees_none_of_it()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        using var reviewer = await county.EnterAsync("jinshi-reviewer");
        using var leader = await county.EnterAsync(ChangingCounty.Leader);

        var list = await reviewer.GetAsync("/units");
        Assert.Contains("药山镇", list.Html, StringComparison.Ordinal);
        Assert.Contains("430781105000", list.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("新增单位", list.Html, StringComparison.Ordinal);
        Assert.Contains("新增单位", (await admin.GetAsync("/units")).Html, StringComparison.Ordinal);
        foreach (var path in new[] { "/units", "/units/8", "/units/9" })
        {
            Assert.Equal(403, (await leader.GetAsync(path)).Status);
        }

        foreach (var (visitor, page) in new[] { (reviewer, "/"), (leader, "/people") })
        {
            foreach (var path in new[] { "/units", "/units/8", "/units/8/lineage" })
            {
                Assert.Equal(403, (await visitor.FillAsync(page, path, [("name", "改名"), .. Good])).Status);
            }
        }

        Assert.Equal(403, (await reviewer.GetAsync("/units/new")).Status);
        Assert.Equal(404, (await admin.GetAsync("/units/999")).Status);
        Assert.Equal(404, (await admin.FillAsync("/units/new", "/units/999", [("name", "改名"), .. Good])).Status);
    }

    [Fact]
    public async Task A_unit_is_added_and_changed_and_both_stand_in_the_record()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);

        var added = await admin.FillAsync("/units/new", "/units", [("name", "市教育局"), .. Good]);
        Assert.Equal(302, added.Status);
        var changed = await admin.FillAsync(added.Location!, null,
        [
            ("name", "市教育局"), .. Good.Where(f => f.Name != "outside"), ("outside", "垂直管理"),
        ]);

        Assert.Equal(302, changed.Status);
        var unit = await UnitAsync("市教育局");
        Assert.Equal(("垂直管理", "局长", UnitKind.Department), (unit.OutsideSum, unit.SeriousReplyPost, unit.Kind));
        Assert.Contains("不计入（垂直管理）", (await admin.GetAsync("/units")).Html, StringComparison.Ordinal);
        Assert.Equal(["新增单位", "修改单位"], await county.ActsAsync("市教育局"));
        Assert.Equal(
            "垂直管理", (await county.LastAfterAsync("修改单位", "市教育局")).GetProperty("OutsideSum").GetString());
    }

    [Theory]
    [InlineData("name", "", "请填写名称。")]
    [InlineData("name", "药山镇", "同一时期已有同名单位。")]
    [InlineData("code", "430781105000", "药山镇同一时期也用这个代码。")]
    [InlineData("code", "４３０", "代码只用数字和字母")]
    [InlineData("kind", "Province", "请选择类别。")]
    [InlineData("kind", "99", "请选择类别。")]
    [InlineData("from", "2020-02-30", "请按“2026-01-31”的样子填写日期。")]
    [InlineData("from", "", "请填写起始日期。")]
    [InlineData("to", "2019-12-31", "截止日期不能早于起始日期。")]
    [InlineData("serious", "", "请填写严重舆情回复的审批职务。")]
    public async Task Bad_input_about_a_unit_comes_back_as_it_was_typed(string field, string value, string problem)
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        (string Name, string Value)[] typed = [("name", "市某局'--"), .. Good];
        typed = [.. typed.Where(f => f.Name != field), (field, value)];
        var before = await county.ReadAsync(db => db.Units.CountAsync());

        var added = await admin.FillAsync("/units/new", "/units", typed);
        var changed = await admin.FillAsync("/units/new", "/units/7", typed);

        foreach (var answer in new[] { added, changed })
        {
            Assert.Equal(422, answer.Status);
            Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
            Assert.Contains("value=\"分管副局长\"", answer.Html, StringComparison.Ordinal);
            Assert.Contains($"value=\"{typed.Single(f => f.Name == "name").Value.Replace("'", "&#x27;",
                StringComparison.Ordinal)}\"", answer.Html, StringComparison.Ordinal);
        }

        Assert.Equal(before, await county.ReadAsync(db => db.Units.CountAsync()));
        Assert.Equal("白衣镇", await county.ReadAsync(db => db.Units.Where(u => u.UnitId == 7).Select(u => u.Name)
            .SingleAsync()));
    }

    [Fact]
    public async Task The_county_itself_is_one_unit_however_many_add_it_at_once_and_its_report_is_not_published()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        using var other = await county.EnterAsync(ChangingCounty.Admin);
        (string Name, string Value)[] Form(int i) =>
        [
            ("name", $"市人民政府（本级）{i}"), ("code", $"43078100000{i}"), ("kind", "CountyGovernment"),
            .. Good.Where(f => f.Name is not ("code" or "kind")),
        ];

        var answers = await Task.WhenAll(new[] { admin, other }.Select((visitor, i) =>
            visitor.FillAsync("/units/new", "/units", Form(i))));

        Assert.Equal([302, 422], answers.Select(answer => answer.Status).Order());
        Assert.Contains("只能有一个", answers.Single(a => a.Status == 422).Html, StringComparison.Ordinal);
        var unit = await county.ReadAsync(db => db.Units.SingleAsync(u => u.Kind == UnitKind.CountyGovernment));
        await county.ExecuteAsync(
            $"""
            insert into county.round_units (county_id, unit_id, year, is_sample)
            values (430781, {unit.UnitId}, 2021, true);
            insert into county.reports (county_id, unit_id, year, state, review_started, latest_version,
                accepted_version, changed_at, awaits_confirmation)
            values (430781, {unit.UnitId}, 2021, 'Accepted', true, 1, null, now(), false)
            """);
        var refused = await admin.FillAsync(
            "/units/new", $"/rounds/2021/units/{unit.UnitId}/publication", ("version", "1"));
        Assert.Equal(409, refused.Status);
        Assert.Contains("没有单独的年度报告，不能发布", refused.Html, StringComparison.Ordinal);
        await county.ExecuteAsync($"delete from county.reports where unit_id = {unit.UnitId}");
        await county.ExecuteAsync($"delete from county.round_units where unit_id = {unit.UnitId}");
    }

    [Fact]
    public async Task A_renamed_unit_stays_the_same_unit_and_its_old_name_is_kept()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        var id = await AddAsync(admin, "市旧名局", "430781900011");

        var wrong = await admin.FillAsync($"/units/{id}", $"/units/{id}/lineage",
            ("lineage", "Renamed"), ("new-name", "市旧名局"), ("since", "2199-01-01"), ("basis", "津编〔2024〕3号"));
        var done = await admin.FillAsync($"/units/{id}", $"/units/{id}/lineage",
            ("lineage", "Renamed"), ("new-name", "市新名局"), ("since", "2024-03-01"), ("basis", "津编〔2024〕3号"));

        Assert.Equal((422, 302), (wrong.Status, done.Status));
        foreach (var text in new[] { "与现在的名称相同。", "请到那一天再登记", "value=\"津编〔2024〕3号\"" })
        {
            Assert.Contains(text, wrong.Html, StringComparison.Ordinal);
        }

        Assert.Equal(id, (await UnitAsync("市新名局")).UnitId);
        var page = await admin.GetAsync($"/units/{id}");
        Assert.Contains("2024-03-01，由“市旧名局”更名（依据：津编〔2024〕3号）", page.Html, StringComparison.Ordinal);
        Assert.Contains("新增机构沿革", await county.ActsAsync("市旧名局"));
    }

    [Fact]
    public async Task A_merged_unit_ends_the_day_before_and_a_split_one_goes_on()
    {
        using var admin = await county.EnterAsync(ChangingCounty.Admin);
        var id = await AddAsync(admin, "市甲局", "430781900021");
        var other = await AddAsync(admin, "市乙局", "430781900022");
        Task<Visitor.Answer> Lineage(string kind, int to, string since) =>
            LineageForm.ConfirmAsync(admin, id, kind, to, since);

        Assert.Equal(422, (await Lineage("MergedInto", id, "2025-01-01")).Status);
        Assert.Equal(422, (await Lineage("MergedInto", 999, "2025-01-01")).Status);
        Assert.Equal(422, (await Lineage("MergedInto", other, "2019-01-01")).Status);
        Assert.Equal(302, (await Lineage("SplitInto", other, "2024-01-01")).Status);
        Assert.Equal(422, (await Lineage("SplitInto", other, "2024-01-01")).Status);
        Assert.Null((await UnitAsync("市甲局")).ValidTo);
        Assert.Equal(302, (await Lineage("MergedInto", other, "2025-01-01")).Status);

        Assert.Equal(new DateOnly(2024, 12, 31), (await UnitAsync("市甲局")).ValidTo);
        var successor = await admin.GetAsync($"/units/{other}");
        Assert.Contains("从市甲局分出市乙局", successor.Html, StringComparison.Ordinal);
        Assert.Contains("市甲局并入市乙局", successor.Html, StringComparison.Ordinal);
        Assert.Equal(404, (await admin.GetAsync($"/people/invitations/new?unit={id}")).Status);
    }

    private Task<Unit> UnitAsync(string name) =>
        county.ReadAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Name == name));

    private static async Task<int> AddAsync(Visitor admin, string name, string code)
    {
        var added = await admin.FillAsync(
            "/units/new", "/units", [("name", name), ("code", code), .. Good.Where(f => f.Name != "code")]);
        Assert.Equal(302, added.Status);
        return int.Parse(added.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
