using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace County.Web.Hosting;

/// <summary>
/// A sentence without a full stop. Its own words are office Chinese: so the record keeps it, and so other systems read
/// it. A page shows it in the reader's language.
/// </summary>
public sealed partial class Sentence
{
    private readonly string key;
    private readonly IReadOnlyList<object?> values;
    private readonly bool isList;

    internal Sentence(string key, IReadOnlyList<object?> values, bool isList = false) =>
        (this.key, this.values, this.isList) = (key, values, isList);

    /// <summary>What is said without values, as other projects say it.</summary>
    [return: NotNullIfNotNull(nameof(chinese))]
    public static implicit operator Sentence?(string? chinese) => chinese is null ? null : new Sentence(chinese, []);

    /// <summary>Several, with a sign between them.</summary>
    internal static Sentence Join(string sign, IEnumerable<Sentence> parts) => new(sign, [.. parts], isList: true);

    /// <summary>In office Chinese.</summary>
    public override string ToString() =>
        isList ? string.Join(key, values)
        : values.Count == 0 ? key
        : string.Format(CultureInfo.InvariantCulture, key, [.. values]);

    /// <summary>In the reader's language, for where nothing can be marked: titles, attributes, JSON.</summary>
    internal string In(IStringLocalizer<Words> words) => string.Concat(Pieces(words).Select(piece => piece.Text));

    /// <summary>In the reader's language, what stays Chinese apart.</summary>
    internal IEnumerable<(string Text, bool IsKept)> Pieces(IStringLocalizer<Words> words)
    {
        if (!Languages.IsEnglish) return [(ToString(), false)];
        if (isList)
        {
            return values.SelectMany((value, at) =>
                at == 0 ? Shown(value, "{0}", words) : Shown(value, "{0}", words).Prepend((words[key].Value, false)));
        }

        var english = words[key];
        return english.ResourceNotFound
            ? [Kept(ToString())]
            : Place().Split(english.Value).Where(piece => piece.Length > 0).SelectMany(piece => piece[0] == '{'
                ? Shown(values[int.Parse(Number().Match(piece).Value, CultureInfo.InvariantCulture)], piece, words)
                : [(piece, false)]);
    }

    /// <summary>A text that is not translated: names, the form's own labels, what somebody wrote.</summary>
    internal static (string Text, bool IsKept) Kept(string text) => (text, Languages.IsEnglish && IsChinese(text));

    private static IEnumerable<(string Text, bool IsKept)> Shown(
        object? value, string place, IStringLocalizer<Words> words)
    {
        if (value is Sentence sentence) return sentence.Pieces(words);
        return value is string text
            ? [Kept(text)]
            : [(string.Format(CultureInfo.InvariantCulture, Number().Replace(place, "0", 1), value), false)];
    }

    private static bool IsChinese(string text) => text.Any(sign => sign is >= '\u3000' and <= '\u9fff' or >= '\uff00');

    [GeneratedRegex(@"(\{\d+(?::[^}]*)?\})")]
    private static partial Regex Place();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
