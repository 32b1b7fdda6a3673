using System.Text;
using County.Reporting;

namespace County.Web.Tests.Features.Filling;

/// <summary>What the office uploads or pastes, read into the form.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class MaterialTests(DemoDatabase demo)
{
    private const string Page = "/rounds/2019/units/10/filling";

    private static readonly byte[] Published = Encoding.UTF8.GetBytes(Text());

    [Fact]
    public async Task A_published_report_is_read_into_the_form_with_what_is_doubted_and_what_fails()
    {
        using var office = await EnterAsync();

        var answer = await ReadAsync(office, Published, "药山镇.txt");

        Assert.Equal(200, answer.Status);
        Assert.Contains("从材料中读出", answer.Html, StringComparison.Ordinal);
        Assert.Contains("请核对是不是涔澹农场的报告", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"4145200\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"findings\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"电话通知\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubted_cell_is_left_to_be_filled_with_its_readings_beside_it()
    {
        using var office = await EnterAsync();
        var text = Text().Replace("| 16 |", "| 1 6 |", StringComparison.Ordinal);
        Assert.NotEqual(text, Text());

        var answer = await ReadAsync(office, Encoding.UTF8.GetBytes(text), "a.txt");

        Assert.Equal(200, answer.Status);
        Assert.Contains("原文是“", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("存疑0格", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasted_text_is_read_as_a_file_is()
    {
        using var office = await EnterAsync();

        var answer = await ReadAsync(office, null, "", Text());

        Assert.Equal(200, answer.Status);
        Assert.Contains("value=\"4145200\"", answer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", "请选择文件，或者粘贴文字")]
    [InlineData("", "a.txt", "文件是空的")]
    [InlineData("   \n", "a.txt", "文件是空的")]
    [InlineData("%PDF-1.7 x", "a.pdf", "只能读纯文本和网页文件")]
    [InlineData("PK\u0003\u0004word/document.xml", "a.docx", "暂不能读Word、Excel文件")]
    [InlineData("关于植树的通知，请各村安排。", "a.txt", "没有从中认出")]
    [InlineData("x", "a.txt", "文件有20.0MB，超过20MB", 20 * 1024 * 1024 + 1)]
    [InlineData("x", "a.txt", "文件有40.0MB，超过20MB", 40 * 1024 * 1024)]
    public async Task What_cannot_be_read_is_said_and_what_was_typed_is_kept(
        string? text, string name, string says, int length = 0)
    {
        using var office = await EnterAsync();
        var file = text is null ? null : Encoding.UTF8.GetBytes(text);
        if (length > 0) Array.Resize(ref file, length);

        var answer = await ReadAsync(office, file, name);

        Assert.Equal(422, answer.Status);
        Assert.Contains(says, answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"电话通知\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"77\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_on_the_other_form_is_not_read_into_this_one()
    {
        using var office = await EnterAsync();

        var answer = await ReadAsync(office, Published, "a.txt", page: "/rounds/2021/units/10/filling");

        Assert.Equal(422, answer.Status);
        Assert.Contains("材料用的是2019年格式，本年度用2021年格式", answer.Html, StringComparison.Ordinal);
    }

    private static string Text()
    {
        using var stream = typeof(County.Web.Hosting.ServeVerb).Assembly.GetManifestResourceStream("Demo/药山镇-2019.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<Visitor.Answer> ReadAsync(
        Visitor office, byte[]? file, string name, string text = "", string page = Page)
    {
        var token = (await office.GetAsync("/rounds/2019")).Token;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("0"), "version" },
            { new StringContent(text), "text" },
            { new StringContent("电话通知"), "reason" },
            { new StringContent("77"), Catalogue.Of("2019").Cells[0].Address },
        };
        if (file is not null) form.Add(new ByteArrayContent(file), "file", name);
        return await office.PostAsync(page + "/reading", form);
    }

    private async Task<Visitor> EnterAsync()
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(Visitor.Office)).Status);
        return visitor;
    }
}
