using System.Collections.Immutable;

namespace County.Reporting.Tests;

/// <summary>What the rules about text find, and what looks like a fault and is none.</summary>
[Trait("shows", "reading")]
public class TextRulesTests
{
    private static readonly Format Form = Catalogue.Of("2021");

    private static readonly Subject Small = new(Figures.Zero(Form)
        .With("t3_applications.new_received.natural_person", 12)
        .With("t3_applications.carried_in.natural_person", 1)
        .With("t3_applications.granted.natural_person", 7)
        .With("t3_applications.partial.natural_person", 2)
        .With("t3_applications.refused_third_party.natural_person", 1)
        .With("t3_applications.unable_not_held.natural_person", 1)
        .With("t3_applications.carried_out.natural_person", 2)
        .With("t4_review_litigation.review.upheld", 3)
        .With("t2_art20_1.normative_docs.issued", 4)
        .With("t2_art20_1.normative_docs.repealed", 2)
        .With("t2_art20_1.normative_docs.in_force", 20)
        .With("t2_art20_6.penalties.decisions", 30).WithTotals())
    {
        Year = 2024,
    };

    [Theory]
    [InlineData("全年共收到政府信息公开申请12件。")]
    [InlineData("全年收到12件政府信息公开申请，其中网络申请5件。")]
    [InlineData("全年办理申请13件，收到政府信息公开申请13件（含上年结转1件）。")]
    [InlineData("全市收到政府信息公开申请258件，本镇收到申请12件。")]
    [InlineData("收到网上留言55件，答复率100%。")]
    [InlineData("共收到12345热线工单31件。")]
    [InlineData("坚持第一时间登记受理、第一时间回复申请的“三个一”机制。")]
    [InlineData("收到的申请予以公开7件，部分公开2件，不予公开1件，无法提供1件，不予处理0件，其他处理0件。")]
    [InlineData("申请办结后予以公开及部分公开9件，结转下年度继续办理2件。")]
    [InlineData("因政府信息公开引起的行政复议3件，没有发生行政诉讼。")]
    [InlineData("全年办理行政复议案件31件。")]
    [InlineData("制发规范性文件4件，废止2件，现行有效的行政规范性文件20件。")]
    [InlineData("备案规范性文件134件。")]
    [InlineData("在网站公开行政处罚结果25件。")]
    [InlineData("主动公开信息20条，其中规范性文件类2条。")]
    [InlineData("受理行政许可申请230件。")]
    [InlineData("收到网络申请公开信息5件、信函申请7件。")]
    [InlineData("通过网络收到信息公开申请5件，通过信函收到信息公开申请7件。")]
    [InlineData("收到自然人的信息公开申请10件。")]
    [InlineData("对收到的申请予以公开9件（含部分公开2件）。")]
    [InlineData("因政府信息公开未经行政复议直接提起行政诉讼0件。")]
    [InlineData("没有被行政复议机关纠正的政府信息公开行为。")]
    [InlineData("制定规范性文件审查制度1项，公布现行有效规范性文件目录1份。")]
    public void A_number_that_agrees_or_counts_something_else_is_no_fault(string text) =>
        Assert.DoesNotContain(Check(text), finding => finding.Code == "N-TABLE");

    [Theory]
    [InlineData("全年共收到政府信息公开申请１１件。", 11, 12)]
    [InlineData("全年未收到政府信息公开申请。", 0, 12)]
    [InlineData("全年受理11宗政府信息公开申请。", 11, 12)]
    [InlineData("全年收到4申请公开政府信息。", 4, 12)]
    [InlineData("接收通过邮寄、网络提交的各类政府信息公开申请共计81件。", 81, 12)]
    [InlineData("对收到的申请，予以公开6件。", 6, 7)]
    [InlineData("对收到的申请，不予公开3件。", 3, 1)]
    [InlineData("办结申请10件。", 10, 11)]
    [InlineData("申请结转至下年度继续办理1件。", 1, 2)]
    [InlineData("因政府信息公开工作被申请行政复议2件。", 2, 3)]
    [InlineData("未发生因政府信息公开引起的行政复议、行政诉讼。", 0, 3)]
    [InlineData("因政府信息公开引起的行政诉讼1件。", 1, 0)]
    [InlineData("年内出台五项规范性文件。", 5, 4)]
    [InlineData("年内制定规范性文件6件。", 6, 4)]
    [InlineData("规范性文件废止3件。", 3, 2)]
    [InlineData("现行有效的规范性文件22件。", 22, 20)]
    [InlineData("作出行政处罚决定29件。", 29, 30)]
    public void A_number_that_the_table_contradicts_is_told_with_both_sides(string text, int told, int held)
    {
        var found = Assert.Single(Check(text), finding => finding.Code == "N-TABLE");
        Assert.Equal(
            (Severity.Query, (decimal?)told, (decimal?)held, text),
            (found.Severity, found.Expected, found.Actual, found.Quoted));
        Assert.Contains($"相差{Math.Abs(told - held)}件", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("全年行政事业性收费12.5万元。", false)]
    [InlineData("全年行政事业性收费共计125000元。", false)]
    [InlineData("全年行政事业性收费约13万元。", false)]
    [InlineData("全年行政事业性收费125000万元。", false)]
    [InlineData("全年行政事业性收费15万元。", true)]
    [InlineData("收取政府信息公开信息处理费380元。", false)]
    public void Money_is_compared_in_one_unit_and_ten_thousandfold_left_to_the_rule_for_it(string text, bool isFault)
    {
        var charged = Small with { Figures = Small.Figures.With("t2_art20_8.fees.fee_amount", 12_500_000) };
        Assert.Equal(isFault, Checker.Check(charged.With(text)).Any(one => one.Code == "N-TABLE"));
    }

    [Fact]
    public void A_blank_cell_contradicts_nothing()
    {
        var blank = new Subject(Figures.Blank(Form)) { Year = 2024 };
        Assert.Empty(Checker.Check(blank.With("全年收到政府信息公开申请12件。")).Where(one => one.Code == "N-TABLE"));
    }

    [Theory]
    [InlineData("公开信息238条，其中网站159条，公众号79条。")]
    [InlineData("公开信息136条，其中，动态63条；人事11条；概况4条；其他58条。")]
    [InlineData("公开信息246项（许可239项，其中，教育189项，住建42项，应急7项，招商1项；处罚7项）。")]
    [InlineData("累计公开375条（年内新增88条），其中公告210条（年内新增60条），其他165条（年内新增28条）。")]
    [InlineData("公开信息50条，其中重点领域20条、规划5条，回复留言92条。")]
    [InlineData("公开信息100余条，其中网站90条、公众号20条。")]
    [InlineData("发布各类信息300条，其中公告5条、其他文件20条。")]
    [InlineData("新收申请31宗，其中4宗已撤回，1宗在办，其余26宗已答复。")]
    [InlineData("办结81件，其中：公开42件，占51.85%；不予公开5件，占6.17%；无法提供31件；不予处理1件；其他处理2件；复议2件、诉讼7件。")]
    [InlineData("公开信息88条，其中包括解读3条，文件2条，通知5")]
    public void Parts_that_add_up_or_need_not_are_no_fault(string text) =>
        Assert.DoesNotContain(Check(text), finding => finding.Code == "N-SUM");

    [Theory]
    [InlineData("公开信息8775条，其中公告5434条，专题1919条，其他1425条。", 8775, 8778)]
    [InlineData("新收申请31宗，其中4宗已撤回，1宗在办，其余25宗已答复。", 31, 30)]
    [InlineData("公开信息2602条，其中网站1200条、公众号900条、公报503条。", 2602, 2603)]
    [InlineData("公开信息7976条，其中网站4000条、公众号3000条、公报578条。", 7976, 7578)]
    [InlineData("公开信息242条（许可239条，处罚4条）。", 242, 243)]
    public void Parts_that_miss_their_total_are_told(string text, int total, int sum)
    {
        var found = Assert.Single(Check(text), finding => finding.Code == "N-SUM");
        Assert.Equal(((decimal?)sum, (decimal?)total), (found.Expected, found.Actual));
    }

    [Theory]
    [InlineData("2024年，我镇公开信息94条。")]
    [InlineData("我镇公开信息94条，比2023年增加12条。")]
    [InlineData("2023年信息公开年报1条已经发布。")]
    [InlineData("根据2019年修订的《条例》公开信息。")]
    [InlineData("自2023年起设立的专栏公开信息4条。")]
    [InlineData("2023年度政府信息公开工作考核中，我镇获得优秀。")]
    [InlineData("2023年12月，镇里印发了公开工作的办法。")]
    public void A_year_that_has_its_place_is_no_fault(string text) =>
        Assert.DoesNotContain(Check(text), finding => finding.Code == "N-YEAR");

    [Theory]
    [InlineData("2023年，我镇公开信息94条。")]
    [InlineData("截至2023年底，公开栏目更新了30次。")]
    [InlineData("（一）主动公开。2023年度，全镇共发布信息5条。")]
    [InlineData("现公布青石镇2023年政府信息公开工作年度报告。")]
    public void A_year_left_over_from_an_older_text_is_told(string text) =>
        Assert.Contains(Check(text), finding => finding.Code == "N-YEAR");

    [Theory]
    [InlineData("请向县政府办公室提出的意见已转办。", false)]
    [InlineData("申请人可以向市政府及市政府办公室提出申请。", true)]
    [InlineData("2024年云溪县共受理4申请公开政府信息。", true)]
    [InlineData("我县统一部署了公开工作。", false)]
    [InlineData("我局按时公开。", true)]
    [InlineData("本乡镇按时公开。", false)]
    [InlineData("白石镇高度重视公开工作。", true)]
    [InlineData("青石镇高度重视公开工作。", false)]
    [InlineData("各村、社区主动公开信息120条。", false)]
    [InlineData("镇政府主动公开信息12条。", false)]
    [InlineData("通过县政府主动公开信息12条。", false)]
    [InlineData("全镇共收到申请12件。", false)]
    public void Another_units_name_or_kind_is_told(string text, bool isFault)
    {
        var subject = Small.With(text);
        var known = subject with
        {
            Text = new ReportText(subject.Text!.Narrative) { Unit = TextExamples.Unit, OtherUnits = ["白石镇", "青山街道"] },
        };
        Assert.Equal(isFault, Checker.Check(known).Any(finding => finding.Code == "N-UNIT"));
    }

    [Theory]
    [InlineData("联系人身份证号11010519491231002X。", true)]
    [InlineData("联系人身份证号110105194912310021。", false)]
    [InlineData("联系电话13912345678。", true)]
    [InlineData("联系电话0736-4212345。", false)]
    [InlineData("统一社会信用代码11430781006406987X。", false)]
    [InlineData("申请人李大勇要求公开征地批文。", true)]
    [InlineData("申请人提出的申请均已答复。", false)]
    [InlineData("听取申请人陈述、申辩。", false)]
    [InlineData("申请人张某提出申请。", false)]
    public void Personal_data_is_told_and_not_repeated(string text, bool isFault)
    {
        var found = Check(text).Where(finding => finding.Code == "N-PERSONAL").ToList();
        Assert.Equal(isFault, found.Count == 1);
        Assert.All(found, one => Assert.DoesNotContain("11010519491231002X", one.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_text_at_hand_no_rule_about_text_speaks() => Assert.DoesNotContain(
        Checker.Check(Small with { Narrative = new Narrative("我局收到政府信息公开申请1件。", "", "") }),
        finding => finding.Code.StartsWith("N-", StringComparison.Ordinal));

    [Fact]
    public void Whatever_the_text_says_checking_it_ends_in_findings_that_end_in_a_full_stop()
    {
        string[] pieces =
        [
            "2023年", "，", "。", "（", "）", "其中", "收到", "申请", "12件", "3条", "一件", "、", "我局", "青山镇", "行政复议", "规范性文件", "制发",
            "统计期限",
            "1月1日", "至", "12月31日", "国办公开办函", "〔2021〕", "30号", "本报告由", "六个部分组成", "\u200B", " ", "\n",
            "99999999999", "1,234", "万", "余", "申请人", "王小明", "110105194912310021", "请", "领导审阅", "：", "合计",
            "其余", "主动公开", "38项", "承接", "事项",
        ];
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            string Text() => string.Concat(
                Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]));
            var subject = Small with
            {
                Text = new ReportText(new(Text(), Text(), Text())) { Unit = TextExamples.Unit, Preface = Text() },
            };
            Assert.All(Checker.Check(subject), one => Assert.EndsWith("。", one.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_text_of_a_megabyte_is_checked_in_time()
    {
        var long1 = string.Concat(Enumerable.Repeat("2024年，我镇收到政府信息公开申请14件，其中网络5件，", 20_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(Checker.Check(Small.With(long1 + "（（（（")));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), clock.Elapsed.ToString());
    }

    private static ImmutableArray<Finding> Check(string text) => Checker.Check(Small.With(text));
}
