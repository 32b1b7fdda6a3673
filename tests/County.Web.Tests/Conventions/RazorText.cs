using System.Text;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Conventions;

/// <summary>
/// A component taken apart: the text that stands on the page, with <see cref="Hole"/> for each expression, and the C#
/// as one class. Knows as much of Razor as the laws need.
/// </summary>
internal sealed partial record RazorText(string Markup, string Code)
{
    public const char Hole = '\uFFFC';

    public static RazorText Of(string text)
    {
        var reader = new Reader(text);
        reader.Read();
        return new RazorText(
            reader.Markup.ToString(),
            $"class Component {{ {reader.Members} void Expressions() {{ {reader.Expressions} }} }}");
    }

    /// <summary>Index behind the bracket that closes the one at an index; strings and characters are skipped.</summary>
    public static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when --depth == 0:
                    return i + 1;
                case '"':
                    i = EndOfString(text, i);
                    break;
                case '\'' when CharacterLiteral().Match(text, i) is { Success: true } literal && literal.Index == i:
                    i += literal.Length - 1;
                    break;
            }
        }

        return text.Length;
    }

    private static int EndOfString(string text, int quote)
    {
        var i = quote + 1;
        while (i < text.Length && text[i] != '"')
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '{' && IsInterpolated(text, quote)) i = Close(text, i) - 1;
            i++;
        }

        return i;
    }

    private static bool IsInterpolated(string text, int quote) => quote > 0 && text[quote - 1] == '$';

    [GeneratedRegex(@"'(\\.[0-9a-fA-F]*|[^'\\])'")]
    private static partial Regex CharacterLiteral();

    [GeneratedRegex(
        @"\G@(using|layout|implements|inherits|inject|page|attribute|namespace|typeparam|rendermode)\b[^\n(]*\n")]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G@(if|foreach|for|while|switch|using|lock|else if)\s*(?=\()")]
    private static partial Regex Header();

    [GeneratedRegex(@"\G@(code|functions)\s*(?=\{)")]
    private static partial Regex Members();

    [GeneratedRegex(@"\G[A-Za-z_]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\G\??\.[A-Za-z_]\w*")]
    private static partial Regex Member();

    private sealed class Reader(string text)
    {
        private int at;

        public StringBuilder Markup { get; } = new();

        public StringBuilder Members { get; } = new();

        public StringBuilder Expressions { get; } = new();

        public void Read()
        {
            while (at < text.Length)
            {
                if (text[at] != '@') Markup.Append(text[at++]);
                else Transition();
            }
        }

        private void Transition()
        {
            var next = at + 1 < text.Length ? text[at + 1] : ' ';
            if (next == '*') at = text.IndexOf("*@", at, StringComparison.Ordinal) + 2;
            else if (next == '@') at += 2;
            else if (Directive().Match(text, at) is { Success: true } directive) at += directive.Length;
            else if (RazorText.Members().Match(text, at) is { Success: true } members) Block(members.Length);
            else if (Header().Match(text, at) is { Success: true } header) Bracket(header.Length);
            else if (next is '(' or '{') Bracket(1);
            else Implicit();
        }

        private void Block(int length)
        {
            at += length;
            var end = Close(text, at);
            Members.Append(text, at + 1, end - at - 2).AppendLine();
            at = end;
        }

        private void Bracket(int length)
        {
            at += length;
            var end = Close(text, at);
            Expressions.Append("_ = ").Append(text, at, end - at).AppendLine(";");
            Markup.Append(Hole);
            at = end;
        }

        private void Implicit()
        {
            var start = ++at;
            at += Word().Match(text, at).Length;
            while (at < text.Length && at > start)
            {
                var end = text[at] is '(' or '[' ? Close(text, at) : at + Member().Match(text, at).Length;
                if (end == at) break;
                at = end;
            }

            Expressions.Append("_ = ").Append(text, start, at - start).AppendLine(";");
            Markup.Append(Hole);
        }
    }
}
