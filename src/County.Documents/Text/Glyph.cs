using System.Collections.Frozen;

namespace County.Documents;

/// <summary>One character made comparable: half-width, simplified, plain spaces and bars.</summary>
internal static class Glyph
{
    /// <summary>Stands for an empty cell of an HTML table; never part of a text that was read.</summary>
    public const char EmptyCell = '\uE000';

    /// <summary>Stands for the end of a row of an HTML table; never part of a text that was read.</summary>
    public const char RowEnd = '\uE001';

    /// <summary>Stands for what is not to be seen: zero-width characters, pinyin behind a character.</summary>
    public const char Ignored = '\u200B';

    // Traditional script as reports and page furniture write it, each character before its simplified form; 它 for 他.
    private const string Pairs =
        "條条項项規规範范內内數数務务審审訴诉訟讼複复復复議议結结糾纠總总計计請请關关開开個个處处強强對对" +
        "許许證证罰罚費费購购單单萬万減减實实網网報报導导聯联級级縣县區区鎮镇鄉乡黨党辦办廳厅廢废製制發发" +
        "現现資资採采業业機机構构會会組组織织轉转達达號号屬属國国護护權权與与際际補补後后書书門门間间過过" +
        "無无來来終终維维應应進进種种執执詢询舉举據据僅仅況况問问題题產产準准於于獲获為为員员備备別别較较" +
        "額额參参選选協协調调認认繳缴納纳確确當当續续係系們们濟济經经營营團团體体類类設设託托訊讯監监舊旧" +
        "檢检測测學学約约斷断層层優优樣样點点衛卫環环農农漁渔勞劳動动財财歷历並并電电話话頁页專专積积極极" +
        "術术統统籌筹灣湾龍龙東东華华長长陽阳慶庆廣广寧宁興兴陝陕遼辽蘇苏連连雲云貴贵滬沪橋桥島岛臺台歲岁" +
        "亂乱兩两劃划創创嚴严險险穩稳慮虑遞递還还違违適适遲迟隊队隨随雜杂難难顯显順顺須须領领頻频顧顾驗验" +
        "說说讀读變变讓让譯译詳详誤误論论諮咨講讲謝谢識识課课它他標标";

    private static readonly FrozenDictionary<char, char> ToSimplified =
        Pairs.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    public static char Fold(char c) => c switch
    {
        < '\u007F' => FoldAscii(c),
        >= '\uFF01' and <= '\uFF5E' => FoldAscii((char)(c - 0xFEE0)),
        '\u00A0' or '\u3000' or '\u202F' or '\u205F' or EmptyCell or RowEnd => ' ',
        >= '\u2000' and <= '\u200A' => ' ',
        >= '\u200B' and <= '\u200F' => Ignored,
        '\u00AD' or '\u2060' or '\uFEFF' => Ignored,
        '\u2028' or '\u2029' or '\u0085' => '\n',
        '│' or '┃' or '∣' or '︱' => '|',
        '−' or '‐' or '‑' or '－' => '-',
        '–' or '―' or '─' or '━' or '﹣' => '—',
        _ => ToSimplified.GetValueOrDefault(c, c),
    };

    /// <summary>A Chinese character.</summary>
    public static bool IsHan(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '〇';

    /// <summary>What stands between cells or words and is no text itself.</summary>
    public static bool IsGap(char c) => c is ' ' or '|' or '\n' or Ignored;

    /// <summary>What ends a cell.</summary>
    public static bool EndsCell(char c) => c is '|' or '\n' or EmptyCell or RowEnd;

    private static char FoldAscii(char c) => c switch
    {
        '\t' => '|',
        '\r' or '\f' or '\v' => '\n',
        < ' ' and not '\n' => ' ',
        _ => c,
    };
}
