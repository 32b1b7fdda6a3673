using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Web.Hosting;

/// <summary>A form as it was typed, and what is wrong with each field: bad input is shown again as it came.</summary>
public sealed partial class Typed
{
    private readonly Dictionary<string, string[]> values = [];
    private readonly Dictionary<string, Sentence> problems = [];

    public Typed(IFormCollection form)
    {
        foreach (var (name, typed) in form) values[name] = [.. typed.Select(Clean)];
    }

    /// <summary>A form that is shown for the first time.</summary>
    public Typed(params (string Name, string? Value)[] values)
    {
        foreach (var group in values.GroupBy(pair => pair.Name))
        {
            this.values[group.Key] = [.. group.Select(pair => pair.Value ?? "")];
        }
    }

    public string this[string name] => values.GetValueOrDefault(name) is [var first, ..] ? first : "";

    public bool IsGood => problems.Count == 0;

    /// <summary>All values of a field that may be ticked more than once.</summary>
    public IReadOnlyList<string> All(string name) => values.GetValueOrDefault(name, []);

    public Sentence? Problem(string name) => problems.GetValueOrDefault(name);

    /// <summary>Says what is wrong with a field; what was said first stays.</summary>
    public void Refuse(string name, Sentence problem) => problems.TryAdd(name, problem);

    /// <summary>A line of text; null where it was left empty.</summary>
    public string? Text(string name, int longest = 50)
    {
        var text = this[name].Trim();
        if (text.Length > longest) Refuse(name, Words.Say("不能超过{0}个字。", longest));
        return text.Length == 0 ? null : text;
    }

    /// <summary>A line of text that must be there.</summary>
    public string Required(string name, string label, int longest = 50)
    {
        var text = Text(name, longest);
        if (text is null) Refuse(name, $"请填写{label}。");
        return text ?? "";
    }

    /// <summary>A day; null where it was left empty.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1949 and <= 2199)
        {
            return day;
        }

        Refuse(name, Words.Key("请按“2026-01-31”的样子填写日期。"));
        return null;
    }

    /// <summary>A whole number that is not negative; null where it was left empty.</summary>
    public int? Number(string name, int most)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
        {
            return number;
        }

        Refuse(name, $"请填写0到{most}的整数。");
        return null;
    }

    /// <summary>A telephone number; null where it was left empty.</summary>
    public string? Telephone(string name)
    {
        var text = Text(name, 20)?.Replace(" ", "", StringComparison.Ordinal);
        if (text is not null && !TelephoneNumber().IsMatch(text)) Refuse(name, "电话号码只用数字和短横线，如 0736-4212345。");
        return text;
    }

    /// <summary>An e-mail address; null where it was left empty.</summary>
    public string? Email(string name)
    {
        var text = Text(name, 100);
        if (text is not null && !EmailAddress().IsMatch(text)) Refuse(name, "这不是邮箱地址。");
        return text;
    }

    /// <summary>Text from outside without what no keyboard types and no database takes.</summary>
    public static string Clean(string? text) => string.Concat((text ?? "").Where(sign => !char.IsControl(sign)));

    /// <summary>The same of text in lines.</summary>
    public static string CleanLines(string? text) => string.Concat(
        (text ?? "").ReplaceLineEndings("\n").Where(sign => sign is '\n' or '\t' || !char.IsControl(sign)));

    /// <summary>A file's name without folders, and without what cannot be printed.</summary>
    public static string FileName(string? name, int longest = 100)
    {
        var clean = Clean(name);
        clean = clean[(clean.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return clean.Length > longest ? clean[..longest] : clean;
    }

    [GeneratedRegex("^[0-9]{3,5}-?[0-9]{3,13}(-[0-9]{1,5})?$")]
    private static partial Regex TelephoneNumber();

    [GeneratedRegex(@"^[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+$")]
    private static partial Regex EmailAddress();
}
