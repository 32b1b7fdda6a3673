using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>
/// Something a text tells in numbers that a table also holds. Kinds are told apart by the words that must and must not
/// stand in its sentence.
/// </summary>
/// <param name="Name">Its name in office Chinese.</param>
/// <param name="Key">A word without which nothing of it can be told.</param>
/// <param name="Numbers">Where the text tells a number <c>n</c>.</param>
/// <param name="Ways">Cells whose sum the number may be, by address; the first way is the usual one.</param>
internal sealed partial record Claim(
    string Name, string Key, Regex Numbers, ImmutableArray<ImmutableArray<string>> Ways)
{
    private const string T3 = "t3_applications.";
    private const string T4 = "t4_review_litigation.";

    /// <summary>Where the text says that there was none; null where none of its wordings is known.</summary>
    public Regex? None { get; init; }

    /// <summary>What the sentence must hold.</summary>
    public Regex? With { get; init; }

    /// <summary>What the sentence must not hold: another kind, or another thing that is counted.</summary>
    public Regex? Without { get; init; }

    /// <summary>What the wording itself must not hold.</summary>
    public Regex? NotIn { get; init; }

    public static ImmutableArray<Claim> All { get; } =
    [
        new("收到的政府信息公开申请", "申请", Received(),
            [[T3 + "new_received.total"], [T3 + "new_received.total", T3 + "carried_in.total"]])
        {
            None = NoneReceived(),
            With = OfRequests(),
            NotIn = OtherThanReceived(),
        },
        new("予以公开和部分公开", "部分公开", GrantedAndPartial(), [Rows("granted", "partial")]) { With = OfApplications() },
        new("予以公开", "予以公开", Granted(), [Rows("granted"), Rows("granted", "partial")]) { With = OfApplications() },
        new("部分公开", "部分公开", Partial(), [[T3 + "partial.total"]]) { With = OfApplications() },
        new("不予公开", "不予公开", Refused(),
            [Rows("refused_state_secret", "refused_prohibited_by_law", "refused_security_stability",
                "refused_third_party", "refused_internal_affairs", "refused_process_info", "refused_enforcement_file",
                "refused_admin_inquiry")]) { With = OfApplications() },
        new("无法提供", "无法提供", Unable(), [Rows("unable_not_held", "unable_needs_creation", "unable_still_unclear")])
        {
            With = OfApplications(),
        },
        new("不予处理", "不予处理", Declined(), [Rows("declined_petition", "declined_repeat", "declined_publication",
            "declined_excessive", "declined_confirm_reissue")]) { With = OfApplications() },
        new("其他处理", "其他处理", Other(),
            [Rows("other_no_correction", "other_fee_unpaid", "other_other"), Rows("other_handling")])
        {
            With = OfApplications(),
        },
        new("办结的政府信息公开申请", "办结", Handled(), [[T3 + "results_total.total"]])
        {
            With = OfApplications(),
            Without = OtherThanApplications(),
        },
        new("结转下年度继续办理", "结转", CarriedOut(), [[T3 + "carried_out.total"]]) { With = OfApplications() },
        new("上年结转", "结转", CarriedIn(), [[T3 + "carried_in.total"]]) { With = OfApplications() },
        new("行政复议", "行政复议", Reviews(), [[T4 + "review.total"]]) { None = NoReview(), With = OfDisclosure() },
        new("行政诉讼", "行政诉讼", Suits(), [[T4 + "litigation_direct.total", T4 + "litigation_after_review.total"],
            [T4 + "litigation_direct.total"], [T4 + "litigation_after_review.total"]])
        {
            None = NoSuit(),
            With = OfDisclosure(),
        },
        new("制发的规范性文件", "规范性文件", Issued(), [["t2_art20_1.normative_docs.issued"], ["t2_art20_1.normative_docs.made"]])
        {
            None = NoneIssued(),
            Without = OtherThanIssuing(),
        },
        new("废止的规范性文件", "废止", Repealed(), [["t2_art20_1.normative_docs.repealed"]])
        {
            With = OfDocuments(),
            Without = OtherThanIssuing(),
            NotIn = OtherThanDocuments(),
        },
        new("现行有效的规范性文件", "现行有效", InForce(), [["t2_art20_1.normative_docs.in_force"]])
        {
            With = OfDocuments(),
            Without = OtherThanIssuing(),
            NotIn = OtherThanDocuments(),
        },
        new("行政许可", "行政许可", Licences(), [["t2_art20_5.licences.decisions"]]) { Without = OfPublishing() },
        new("行政处罚", "行政处罚", Penalties(), [["t2_art20_6.penalties.decisions"]]) { Without = OfPublishing() },
        new("行政强制", "行政强制", Coercion(), [["t2_art20_6.coercion.decisions"]]) { Without = OfPublishing() },
    ];

    /// <summary>Whether a sentence may tell anything of a table.</summary>
    public static bool IsIn(TextSentence sentence) => sentence.Plain.AsSpan().ContainsAny(Keys);

    /// <summary>Every number the text tells of it, with the sentence; 0 where it says that there was none.</summary>
    public IEnumerable<(TextSentence Sentence, decimal Number)> In(IEnumerable<TextSentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (!sentence.Plain.Contains(Key, StringComparison.Ordinal)) continue;
            if (With?.IsMatch(sentence.Plain) == false || Without?.IsMatch(sentence.Plain) == true) continue;
            foreach (Match match in Numbers.Matches(sentence.Plain))
            {
                if (NotIn?.IsMatch(match.Value) == true || IsPart(sentence.Plain, match.Index)) continue;
                if (Told.Number(match) is { } number) yield return (sentence, number);
            }

            if (None?.Match(sentence.Plain) is { Success: true } none && NotIn?.IsMatch(none.Value) != true)
            {
                yield return (sentence, 0);
            }
        }
    }

    private static readonly SearchValues<string> Keys =
        SearchValues.Create([.. All.Select(claim => claim.Key).Distinct()], StringComparison.Ordinal);

    private static bool IsPart(string plain, int place) =>
        plain.AsSpan(Math.Max(0, place - 6), Math.Min(6, place)).Contains("其中", StringComparison.Ordinal);

    private static ImmutableArray<string> Rows(params string[] rows) => [.. rows.Select(row => $"{T3}{row}.total")];

    // 三个一 is no number: one in characters needs a measure word that counts cases.
    private const string N = "(?<n>[0-9]{1,7}(,[0-9]{3})*|[一二两三四五六七八九十]{1,3}(?=件|宗|起|[项个份部]规范))";
    private const string Of = "(的|共|有|共计|合计|总计|累计|数量|为|:)*";
    private const string Piece = "(件|条|宗|份|次|项|个|起|(?=申请))";
    private const RegexOptions Options = RegexOptions.ExplicitCapture;

    [GeneratedRegex("(收到|接收|新收|受理|接到)[^，;0-9]{0,32}(申请公开|申请|依申请公开)[^，;0-9]{0,10}" + N + Piece
        + "|(收到|接收|新收|受理|接到)了?" + N + Piece + "[^，;0-9]{0,14}(公开申请|申请公开|依申请公开|申请(?=[，;。]|$))", Options)]
    private static partial Regex Received();

    [GeneratedRegex("(未|没有|没|无)(有|曾)?(收到|接到|接收|受理)[^，;0-9]{0,30}(申请|依申请公开)", Options)]
    private static partial Regex NoneReceived();

    [GeneratedRegex("其中|复议|诉讼|咨询|投诉|信访|留言|热线|结转|转办|来信|建议|提案|舆情", Options)]
    private static partial Regex OtherThanApplications();

    // Applications of one kind or by one way are not all; 通过网络、信函等方式 names them all.
    [GeneratedRegex("其中|复议|诉讼|咨询|投诉|信访|留言|热线|结转|转办|来信|建议|提案|舆情|公开[0-9]|不予|无法|办结|答复|撤"
        + "|许可|审批|救助|低保|登记|裁决|仲裁|证件|补贴"
        + "|^(?!.*(各类|各种|等|形式|共计|总计)).*(网络|网上|信函|邮寄|当面|邮件|传真|书面|现场|自然人|企业|机构|组织)", Options)]
    private static partial Regex OtherThanReceived();

    [GeneratedRegex("信息公开|公开申请|申请公开|公开政府信息|依申请", Options)]
    private static partial Regex OfRequests();

    [GeneratedRegex("申请|办结|答复", Options)]
    private static partial Regex OfApplications();

    [GeneratedRegex("(?<!不)(予以|全部)公开(及|和|与|、|或)部分公开" + Of + N + "(件|条|宗)", Options)]
    private static partial Regex GrantedAndPartial();

    [GeneratedRegex("(?<!不)予以公开" + Of + N + "(件|条|宗)|" + N + "(件|条|宗)(均|已)?予以公开(?=[，;。]|$)", Options)]
    private static partial Regex Granted();

    [GeneratedRegex("(?<!公开[及和与、或])部分公开" + Of + N + "(件|条|宗)|" + N + "(件|条|宗)部分公开(?=[，;。]|$)", Options)]
    private static partial Regex Partial();

    [GeneratedRegex("不予公开" + Of + N + "(件|条|宗)|" + N + "(件|条|宗)不予公开(?=[，;。]|$)", Options)]
    private static partial Regex Refused();

    [GeneratedRegex("无法提供" + Of + N + "(件|条|宗)|" + N + "(件|条|宗)无法提供(?=[，;。]|$)", Options)]
    private static partial Regex Unable();

    [GeneratedRegex("不予处理" + Of + N + "(件|条|宗)|" + N + "(件|条|宗)不予处理(?=[，;。]|$)", Options)]
    private static partial Regex Declined();

    [GeneratedRegex("其他处理" + Of + N + "(件|条|宗)", Options)]
    private static partial Regex Other();

    [GeneratedRegex("(?<!未)办结(?!率)[^，;0-9]{0,16}" + N + "(件|条|宗)(?!结转)", Options)]
    private static partial Regex Handled();

    [GeneratedRegex("(?<!上年度?)结转(至|到)?(下一?年度?|次年)(继续办理)?" + Of + N + "(件|条|宗)|" + N
        + "(件|条|宗)(申请)?结转(至|到)?(下|次)", Options)]
    private static partial Regex CarriedOut();

    [GeneratedRegex("(上一?|去)年度?结转[^，;0-9]{0,10}" + N + "(件|条|宗)", Options)]
    private static partial Regex CarriedIn();

    [GeneratedRegex("信息公开|政务公开|公开申请|申请公开|公开政府信息|依申请", Options)]
    private static partial Regex OfDisclosure();

    [GeneratedRegex("行政复议(案件|申请)?" + Of + N + "(件|起|宗|次)", Options)]
    private static partial Regex Reviews();

    [GeneratedRegex("行政诉讼(案件)?" + Of + N + "(件|起|宗|次)", Options)]
    private static partial Regex Suits();

    [GeneratedRegex("(未(?!经)|没有|没|无(?!正当))[^，;0-9]{0,36}行政复议(?!率|机关|决定|纠错|应诉)", Options)]
    private static partial Regex NoReview();

    [GeneratedRegex("(未(?!经)|没有|没|无(?!正当))[^，;0-9]{0,42}行政诉讼(?!率|败诉|应诉)", Options)]
    private static partial Regex NoSuit();

    [GeneratedRegex("(制发|制定|出台|印发|制作)[^，;0-9]{0,12}规范性文件" + Of + N + "(件|份|个|部|项|条)"
        + "|(制发|制定|出台|印发|制作)了?" + N + "(件|份|个|部|项|条)(行政)?规范性文件", Options)]
    private static partial Regex Issued();

    [GeneratedRegex("(未|没有|无)(制发|制定|出台|印发|制作)[^，;0-9]{0,8}规范性文件", Options)]
    private static partial Regex NoneIssued();

    [GeneratedRegex("备案|合法性审|征求|以.{1,12}名义", Options)]
    private static partial Regex OtherThanIssuing();

    [GeneratedRegex("目录|清单|制度|办法|解读|专栏|汇编|栏目", Options)]
    private static partial Regex OtherThanDocuments();

    [GeneratedRegex("规范性文件", Options)]
    private static partial Regex OfDocuments();

    [GeneratedRegex("废止(和失效)?[^，;0-9]{0,12}" + N + "(件|份|个|部)", Options)]
    private static partial Regex Repealed();

    [GeneratedRegex("现行有效[^，;0-9]{0,14}" + N + "(件|份|个|部)", Options)]
    private static partial Regex InForce();

    [GeneratedRegex("公开|公示|公布|发布|上网", Options)]
    private static partial Regex OfPublishing();

    [GeneratedRegex("行政许可(决定|案件|事项)?" + Of + N + "(件|起|宗)", Options)]
    private static partial Regex Licences();

    [GeneratedRegex("行政处罚(决定|案件)?" + Of + N + "(件|起|宗)", Options)]
    private static partial Regex Penalties();

    [GeneratedRegex("行政强制(措施|执行|案件|决定)?" + Of + N + "(件|起|宗)", Options)]
    private static partial Regex Coercion();
}
