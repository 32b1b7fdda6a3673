namespace County.Documents.Tests;

/// <summary>Word and Excel files, whole and spoilt.</summary>
public sealed class OfficeTests
{
    [Theory, InlineData("2019"), InlineData("2021"), Trait("shows", "reading")]
    public void A_Word_report_is_read_back_exactly(string format)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var figures = RandomReport.Figures(Catalogue.Of(format), seed);
            var reading = Read(OfficePackage.Word(OfficeReport.WordBody(figures)), "年报.docx");
            Assert.Equal(figures, reading.Figures);
            Assert.Equal((2020, "云溪县青石镇"), (reading.Year, reading.Unit));
            Assert.Equal(PrintedReport.Narrative, reading.Narrative);
        }
    }

    [Theory, InlineData("2019"), InlineData("2021"), Trait("shows", "reading")]
    public void An_Excel_report_is_read_back_exactly(string format)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var figures = RandomReport.Figures(Catalogue.Of(format), seed);
            var reading = Read(OfficeReport.Excel(figures), "年报.xlsx");
            Assert.Equal(figures, reading.Figures);
            Assert.Equal((2020, "云溪县青石镇"), (reading.Year, reading.Unit));
        }
    }

    [Fact, Trait("shows", "reading")]
    public void Empty_cells_move_no_figure_and_are_no_noughts()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var figures = RandomReport.Figures(Catalogue.All[seed % 2], seed);
            string Print(string number) => number == "0" ? "" : number;
            var word = Read(OfficePackage.Word(OfficeReport.WordBody(figures, Print)), "a.docx");
            var excel = Read(OfficeReport.Excel(figures, Print), "a.xlsx");
            foreach (var reading in new[] { word, excel })
            {
                Reports.AssertNoneWrong(figures, reading);
                Assert.DoesNotContain(reading.Cells, cell => cell.Value == 0);
                var filled = figures.All.Count(pair => pair.Value != 0);
                var read = reading.Cells.Count(cell => cell.Value is not null);
                Assert.True(read * 100 >= filled * 99, $"{seed}: {read} of {filled}");
            }
        }
    }

    [Fact, Trait("shows", "reading")]
    public void What_Word_does_not_show_is_not_read()
    {
        const string run = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>行政强制 6</w:t></w:r>";
        var body = OfficePackage.Paragraph("二、主动公开政府信息情况") + "<w:tbl><w:tr>" +
            OfficePackage.WordCell("信息内容") + OfficePackage.WordCell("本年处理决定数量", "<w:gridSpan w:val=\"3\"/>") +
            "</w:tr><w:tr>" + OfficePackage.WordCell("行政许可") +
            "<w:tc><w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del>" +
            "<w:r><w:t>1</w:t></w:r><w:r><w:t>7</w:t></w:r>" +
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>88</w:t></w:r></w:p>" +
            "</w:txbxContent></w:pict></w:r></w:p></w:tc>" +
            $"</w:tr></w:tbl><w:p>{run}</w:p>" + OfficePackage.Paragraph("三、收到和处理政府信息公开申请情况");
        Assert.Equal([17], Read(OfficePackage.Word(body), "a.docx").Cells.Select(cell => cell.Value));
    }

    [Fact, Trait("shows", "reading")]
    public void A_table_in_a_cell_of_a_Word_table_is_a_table()
    {
        var figures = RandomReport.Figures(Catalogue.Of("2021"), 4);
        var body = $"<w:tbl><w:tr><w:tc>{OfficeReport.WordBody(figures)}<w:p/></w:tc></w:tr></w:tbl>";
        Assert.Equal(figures, Read(OfficePackage.Word(body), "a.docx").Figures);
    }

    [Fact, Trait("shows", "reading")]
    public void Excel_numbers_are_read_as_Excel_shows_them()
    {
        const string rows = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>" +
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>" +
            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>3</v></c><c r=\"B3\"><f>1/3</f>" +
            "<v>24252.311082000001</v></c></row></sheetData>";
        var reading = Read(
            OfficePackage.Excel(
                ["二、主动公开政府信息情况", "信息内容", "本年收费金额（单位：万元）", "行政事业性收费"],
                ("旧", "hidden", rows.Replace("24252", "11111", StringComparison.Ordinal)), ("表", "visible", rows)),
            "a.xlsx");
        Assert.Equal(24_252_311_082, reading.Figures!["t2_art20_8.fees.fee_amount"]);
        Assert.Equal(3, reading.Cells.Single(cell => cell.Value is not null).Line);
    }

    [Fact, Trait("shows", "reading")]
    public void A_zip_bomb_is_refused()
    {
        var noughts = new string('0', 200 * 1024 * 1024);
        var bomb = OfficePackage.WordOf($"<w:document xmlns:w=\"x\">{noughts}</w:document>");
        Assert.True(bomb.Length < 1024 * 1024);
        Assert.Equal("unpacks to more than a Word or Excel file of a report can hold", Refusal(bomb));
        var many = Enumerable.Range(0, 6_000).Select(i => ($"word/{i}.xml", "")).ToArray();
        Assert.Equal("has more parts than a Word or Excel file can have", Refusal(OfficePackage.Zip(many)));
    }

    [Fact, Trait("shows", "reading")]
    public void External_entities_are_not_followed()
    {
        const string document = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" +
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
            "<w:body><w:p><w:r><w:t>" +
            "政府信息公开&e;</w:t></w:r></w:p></w:body></w:document>";
        Assert.Equal("is a damaged or encrypted Word or Excel file", Refusal(OfficePackage.WordOf(document)));
    }

    [Fact, Trait("shows", "reading")]
    public void Tables_a_thousand_deep_are_refused()
    {
        const int deep = 1_000;
        var body = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", deep)) +
            string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", deep));
        Assert.Equal("is nested too deeply to be a report", Refusal(OfficePackage.Word(body)));
    }

    [Fact, Trait("shows", "reading")]
    public void A_spoilt_archive_is_refused_or_read_without_a_wrong_figure()
    {
        var figures = RandomReport.Figures(Catalogue.Of("2021"), 6);
        byte[][] files = [OfficePackage.Word(OfficeReport.WordBody(figures)), OfficeReport.Excel(figures)];
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var bytes = files[seed % 2].ToArray();
            for (var i = 0; i < 1 + seed % 5; i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (seed % 3 == 0) bytes = bytes[..random.Next(4, bytes.Length)];
            if (ReportReader.Read(bytes, "a.docx") is not ReadResult.Read read) continue;
            Reports.AssertNoneWrong(figures, read.Reading);
        }
    }

    private static Reading Read(byte[] file, string name) =>
        Assert.IsType<ReadResult.Read>(ReportReader.Read(file, name)).Reading;

    private static string Refusal(byte[] file) =>
        Assert.IsType<ReadResult.Unreadable>(ReportReader.Read(file, "a.docx")).Reason;
}
