using System.Text.Json;

namespace County.Web.Tests.Cli;

/// <summary>The command `county read` on texts of the tests' own and on files it cannot read.</summary>
[Trait("shows", "main-job")]
public sealed class ReadTests : IDisposable
{
    private const string Township = """
        某县北山镇人民政府2021年政府信息公开工作年度报告
        所列数据的统计期限自2021年1月1日起至2021年12月31日止。
        二、主动公开政府信息情况
        第二十条第（一）项 | | | |
        信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        规章 | 0 | 0 | 0 |
        行政规范性文件 | 9 | 0 | 4 |
        第二十条第（五）项 | |
        信息内容 | 本年处理决定数量 |
        行政许可 | |
        第二十条第（八）项 | |
        信息内容 | 本年收费金额（单位：万元） |
        行政事业性收费 | 1.25 |
        """;

    private static readonly Dictionary<string, string> NoDatabase = [];

    private readonly string folder = Directory.CreateTempSubdirectory("county-read-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_report_is_one_line_of_json_with_the_agreed_keys()
    {
        var file = Write("北山镇.txt", Township);

        var ended = await CountyProcess.RunAsync(NoDatabase, "read", "--json", file);

        Assert.Equal((0, ""), (ended.Status, ended.Errors));
        var read = JsonDocument.Parse(Assert.Single(ended.OutputLines)).RootElement;
        Assert.Equal(
            ["file", "format", "year", "unit", "figures", "unresolved", "findings"],
            read.EnumerateObject().Select(property => property.Name));
        Assert.Equal(file, read.GetProperty("file").GetString());
        Assert.Equal("2021", read.GetProperty("format").GetString());
        Assert.Equal(2021, read.GetProperty("year").GetInt32());
        Assert.Contains("北山镇", read.GetProperty("unit").GetString(), StringComparison.Ordinal);
        var figures = read.GetProperty("figures");
        Assert.Equal(9, figures.GetProperty("t2_art20_1.normative_docs.issued").GetInt32());
        Assert.Equal("1.25", figures.GetProperty("t2_art20_8.fees.fee_amount").GetRawText());
        Assert.Equal(JsonValueKind.Null, figures.GetProperty("t2_art20_5.licences.decisions").ValueKind);
        Assert.False(figures.TryGetProperty("t3_applications.new_received.total", out _));
        Assert.Equal(0, read.GetProperty("unresolved").GetArrayLength());
    }

    [Fact]
    public async Task A_finding_says_code_severity_cells_both_sides_and_why()
    {
        var ended = await CountyProcess.RunAsync(NoDatabase, "read", "--json", Write("a.txt", Township));

        var findings = JsonDocument.Parse(ended.Output).RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.All(findings, finding => Assert.Equal(
            ["code", "severity", "cells", "expected", "actual", "message"],
            finding.EnumerateObject().Select(property => property.Name)));
        Assert.Contains(findings, finding => finding.GetProperty("code").GetString() == "F-BLANK"
            && finding.GetProperty("severity").GetString() == "error");
        var broken = Assert.Single(findings, f => f.GetProperty("code").GetString() == "T2-ISSUED-LE-FORCE");
        Assert.Equal("t2_art20_1.normative_docs.issued", broken.GetProperty("cells")[0].GetString());
        Assert.Equal("note", broken.GetProperty("severity").GetString());
        Assert.Equal((4, 9), (broken.GetProperty("expected").GetInt32(), broken.GetProperty("actual").GetInt32()));
        Assert.NotEmpty(broken.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task An_amount_in_yuan_and_a_cell_of_two_readings_are_printed_in_the_forms_unit()
    {
        var file = Write("a.html", """
            <html><body><h1>某县南河乡人民政府2019年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>
            <tr><td colspan="3">第二十条第（九）项</td></tr><tr><td>信息内容</td><td>采购项目数量</td><td>采购总金额</td></tr>
            <tr><td>政府集中采购</td><td>1、2</td><td>414.52万元</td></tr></table></body></html>
            """);

        var ended = await CountyProcess.RunAsync(NoDatabase, "read", "--json", file);

        var read = JsonDocument.Parse(ended.Output).RootElement;
        var figures = read.GetProperty("figures");
        Assert.Equal("4145200",
            figures.GetProperty("t2_art20_9.central_procurement.procurement_amount").GetRawText());
        Assert.Equal(JsonValueKind.Null,
            figures.GetProperty("t2_art20_9.central_procurement.procurement_items").ValueKind);
        var unresolved = Assert.Single(read.GetProperty("unresolved").EnumerateArray());
        Assert.Equal(["cell", "text", "readings"], unresolved.EnumerateObject().Select(property => property.Name));
        Assert.Equal("t2_art20_9.central_procurement.procurement_items", unresolved.GetProperty("cell").GetString());
        Assert.Equal("1、2", unresolved.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_text_without_either_forms_tables_has_no_format_and_no_figures()
    {
        var file = Write("plain.txt", "某县北山镇政府信息公开工作年度报告\n一、总体情况\n本年度按要求公开政府信息。\n");

        var ended = await CountyProcess.RunAsync(NoDatabase, "read", "--json", file);

        var read = JsonDocument.Parse(Assert.Single(ended.OutputLines)).RootElement;
        Assert.Equal(0, ended.Status);
        Assert.Equal(JsonValueKind.Null, read.GetProperty("format").ValueKind);
        Assert.Equal(JsonValueKind.Null, read.GetProperty("year").ValueKind);
        Assert.Empty(read.GetProperty("figures").EnumerateObject());
    }

    [Fact]
    public async Task A_person_reads_the_same_with_the_findings_message()
    {
        var ended = await CountyProcess.RunAsync(NoDatabase, "read", Write("a.txt", Township));

        Assert.Equal(0, ended.Status);
        Assert.Contains("T2-ISSUED-LE-FORCE", ended.Output, StringComparison.Ordinal);
        Assert.Contains("北山镇", ended.Output, StringComparison.Ordinal);
        Assert.Contains("1.25", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_one_line_each_and_the_others_are_still_read()
    {
        (string File, string Reason)[] bad =
        [
            (Path.Combine(folder, "missing.txt"), "does not exist"),
            (folder, "is a folder"),
            (Write("empty.txt", ""), "is empty"),
            (Write("blank.txt", " \n\n"), "is empty"),
            (Binary("noise.txt", [0, 1, 2, 3, 0, 255, 254, 0]), "is not text or HTML"),
            (Binary("report.pdf", "%PDF-1.4\n%"u8.ToArray()), "is not text or HTML (a PDF)"),
            (Huge("huge.txt"), "is larger than 20 MB"),
            (Write("old.txt", "某镇人民政府2015年政府信息公开工作年度报告\n一、概述\n主动公开信息12条。\n"), "2015"),
            (Write("recipe.txt", "先把水烧开，再放面条。\n"), "no report can be recognised"),
        ];
        var good = Write("good.txt", Township);

        var ended = await CountyProcess.RunAsync(
            NoDatabase, ["read", "--json", .. bad.Take(5).Select(one => one.File), good, .. bad.Skip(5).Select(one => one.File), good]);

        Assert.Equal(2, ended.Status);
        Assert.Equal([good, good], ended.OutputLines.Select(
            line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()));
        Assert.Equal(bad.Length, ended.ErrorLines.Count);
        foreach (var ((file, reason), line) in bad.Zip(ended.ErrorLines))
        {
            Assert.StartsWith($"{file}: ", line, StringComparison.Ordinal);
            Assert.Contains(reason, line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_file_is_named_as_it_was_given()
    {
        Write("here.txt", Township);
        await using var county = CountyProcess.Start(NoDatabase, ["read", "--json", "./here.txt", "gone.txt"], folder);

        var ended = await county.EndAsync();

        Assert.Equal("./here.txt", JsonDocument.Parse(ended.Output).RootElement.GetProperty("file").GetString());
        Assert.StartsWith("gone.txt: ", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private string Binary(string name, byte[] content)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    private string Huge(string name)
    {
        var file = Path.Combine(folder, name);
        using var stream = File.Create(file);
        stream.SetLength((20 * 1024 * 1024) + 1);
        return file;
    }
}
