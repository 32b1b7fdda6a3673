using System.Globalization;

namespace County.Documents.Tests.Templates;

/// <summary>
/// Works out the few kinds of formula that a template has, as spreadsheets do: COUNT and SUM pass over words.
/// </summary>
internal sealed class SpreadsheetFormula(string text, Func<string, object> cell)
{
    private int at;

    /// <summary>A number, or words.</summary>
    public object Value => Comparison();

    private object Comparison()
    {
        var left = Joined();
        if (at == text.Length || text[at] is not ('=' or '>')) return left;
        var sign = text[at++];
        var right = Joined();
        return sign == '=' ? Equals(left, right) : (decimal)left > (decimal)right;
    }

    private object Joined()
    {
        var value = Difference();
        while (at < text.Length && text[at] == '&')
        {
            at++;
            value = string.Create(CultureInfo.InvariantCulture, $"{value}{Difference()}");
        }

        return value;
    }

    private object Difference()
    {
        var value = Term();
        while (at < text.Length && text[at] == '-')
        {
            at++;
            value = (decimal)value - (decimal)Term();
        }

        return value;
    }

    private object Term()
    {
        if (text[at] == '(') return Inside();
        if (text[at] == '"')
        {
            var end = text.IndexOf('"', at + 1);
            var words = text[(at + 1)..end];
            at = end + 1;
            return words;
        }

        var name = new string([.. text.Skip(at).TakeWhile(char.IsLetterOrDigit)]);
        at += name.Length;
        return decimal.TryParse(name, CultureInfo.InvariantCulture, out var number) ? number : Called(name);
    }

    private object Inside()
    {
        at++;
        var value = Comparison();
        at++;
        return value;
    }

    private object Called(string name)
    {
        if (name is "COUNT" or "SUM")
        {
            var end = text.IndexOf(')', at);
            var numbers = text[(at + 1)..end].Split(',').SelectMany(Cells).Select(cell).OfType<decimal>().ToList();
            at = end + 1;
            return name == "COUNT" ? (decimal)numbers.Count : numbers.Sum();
        }

        Assert.Equal("IF", name);
        at++;
        var condition = Comparison();
        at++;
        var yes = Comparison();
        at++;
        var no = Comparison();
        at++;
        return (bool)condition ? yes : no;
    }

    private static IEnumerable<string> Cells(string range)
    {
        if (range.Split(':') is not [var first, var last]) return [range];
        var (start, end) = (Place(first), Place(last));
        return from row in Enumerable.Range(start.Row, end.Row - start.Row + 1)
               from column in Enumerable.Range(start.Column, end.Column - start.Column + 1)
               select $"{OfficePackage.Column(column)}{row}";
    }

    private static (int Row, int Column) Place(string reference)
    {
        var letters = new string([.. reference.TakeWhile(char.IsLetter)]);
        return (int.Parse(reference[letters.Length..], CultureInfo.InvariantCulture),
            letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1));
    }
}
