using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Workbook = County.Documents.Tests.Templates.Workbook;

namespace County.Documents.Tests.Upward;

/// <summary>The superior's workbook: how it is looked at, what is recognised in it, and how it is filled.</summary>
[Trait("shows", "office")]
public class SuperiorTests
{
    private static readonly byte[] File = SuperiorFile.Write();
    private static readonly SuperiorBook Book = SuperiorBook.Open(File).Book!;

    [Fact]
    public void What_the_official_labels_name_without_doubt_is_proposed_and_nothing_else()
    {
        var form = Catalogue.Of("2021");

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["t2_art20_1.normative_docs.issued"] = "2!B3",
                ["t2_art20_1.normative_docs.repealed"] = "2!C3",
                ["t2_art20_1.normative_docs.in_force"] = "2!D3",
                ["t2_art20_5.licences.decisions"] = "2!B5",
            },
            SuperiorProposal.Of(Book, form).ToDictionary(one => one.Key.Address, one => Book.NameOf(one.Value)));
    }

    [Fact]
    public void A_label_that_stands_there_twice_is_proposed_nowhere()
    {
        using var workbook = new Workbook(File);
        Workbook.Type(Workbook.Cell(workbook[SuperiorFile.Table], "A6"), "行政许可");

        var proposed = SuperiorProposal.Of(SuperiorBook.Open(workbook.Save()).Book!, Catalogue.Of("2021"));

        Assert.DoesNotContain(proposed, one => one.Key.Row.Id == "licences");
        Assert.Equal(3, proposed.Count);
    }

    [Fact]
    public void The_whole_official_form_is_recognised_but_for_its_sums()
    {
        var form = Catalogue.Of("2021");
        var owner = new TemplateOwner(430781, "津市市", 8, "药山镇", 2025, form);
        var book = SuperiorBook.Open(TemplateWriter.Write(owner, Figures.Blank(form), Narrative.Empty, null)).Book!;

        var proposed = SuperiorProposal.Of(book, form);

        Assert.Empty(form.Cells.Where(cell => !cell.IsComputed && !proposed.ContainsKey(cell)));
        Assert.DoesNotContain(proposed, one => one.Key.IsComputed);
    }

    [Theory]
    [InlineData("附表1!B3", "附表1", "B3", null)]
    [InlineData("附表1！b3", "附表1", "B3", null)]
    [InlineData("2!B3", "附表1", "B3", null)]
    [InlineData("附表2!B3", null, null, "没有“附表2”这张工作表")]
    [InlineData("3!B3", null, null, "没有“3”这张工作表")]
    [InlineData("附表1!Z99", null, null, "里没有Z99这一格")]
    [InlineData("附表1!E3", null, null, "里是公式")]
    [InlineData("附表1!A3", null, null, "里是文字“行政规范性文件”")]
    [InlineData("附表1!B1", null, null, "请写左上角的A1")]
    [InlineData("第三行", null, null, "请写单元格")]
    public void A_place_is_found_by_its_name_or_it_is_said_why_it_takes_no_figure(
        string typed, string? sheet, string? place, string? problem)
    {
        var found = Book.Find(typed);

        Assert.Equal((sheet, place), (found.Place?.Sheet, found.Place?.Place));
        if (problem is null) Assert.Null(found.Problem);
        else Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_named_cells_are_filled_and_all_else_stays_as_it_came()
    {
        var filled = SuperiorWriter.Fill(File, new Dictionary<SuperiorPlace, decimal>
        {
            [new SuperiorPlace(SuperiorFile.Table, "B3")] = 12,
            [new SuperiorPlace(SuperiorFile.Table, "B5")] = 3.5m,
        });

        Assert.Equal(
            ["xl/workbook.xml", PartOf(SuperiorFile.Table)],
            Parts(File).Where(part => !Parts(filled)[part.Key].SequenceEqual(part.Value)).Select(part => part.Key)
                .Order(StringComparer.Ordinal));
        using var before = new Workbook(File);
        using var after = new Workbook(filled);
        var (was, now) = (before[SuperiorFile.Table], after[SuperiorFile.Table]);
        Assert.Equal(("12", "3.5"), (Value(now, "B3"), Value(now, "B5")));
        Assert.True(after.Book.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value);
        foreach (var place in new[] { "B3", "B5" })
        {
            Assert.Equal(1u, Workbook.Cell(now, place).StyleIndex!.Value);
            Workbook.Cell(now, place).CellValue = null;
        }

        Assert.Equal(was.OuterXml, now.OuterXml);
    }

    [Fact]
    public void The_same_figures_give_the_same_file()
    {
        var figures = new Dictionary<SuperiorPlace, decimal> { [new SuperiorPlace(SuperiorFile.Table, "B3")] = 12 };
        var first = SuperiorWriter.Fill(File, figures);
        // An archive keeps even seconds.
        TestContext.Current.CancellationToken.WaitHandle.WaitOne(2_100);

        Assert.Equal(first, SuperiorWriter.Fill(File, figures));
    }

    [Fact]
    public void Macros_broken_files_and_other_files_are_refused_in_one_line()
    {
        Assert.Contains("带有宏", Refusal(SuperiorFile.Write(SpreadsheetDocumentType.MacroEnabledWorkbook)));
        Assert.Contains("已损坏", Refusal(File[..(File.Length / 2)]));
        Assert.Contains("不是Excel工作簿", Refusal("附表"u8.ToArray()));
        Assert.Contains("旧版文件", Refusal([0xD0, 0xCF, 0x11, 0xE0, 0, 0]));
        Assert.Contains("超过5MB", Refusal(new byte[SuperiorBook.LargestFile + 1]));
        Assert.Contains("是空的", Refusal([]));
    }

    private static string Refusal(byte[] file)
    {
        var (book, refusal) = SuperiorBook.Open(file);
        Assert.Null(book);
        return refusal!;
    }

    private static string Value(Worksheet sheet, string place) => Workbook.Cell(sheet, place).CellValue!.Text;

    private static string PartOf(string sheet)
    {
        using var book = new Workbook(File);
        return book[sheet].WorksheetPart!.Uri.ToString().TrimStart('/');
    }

    private static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var part = entry.Open();
            using var bytes = new MemoryStream();
            part.CopyTo(bytes);
            return bytes.ToArray();
        });
    }
}
