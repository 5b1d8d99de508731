using System.Text;

namespace Connector.Sandbox.Commercetools.Query;

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Variable,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text)
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "!=", "=", "<", ">", "(", ")", ","];

    /// <summary>Splits a predicate; anything that is no token is a malformed parameter.</summary>
    public static List<Token> Split(string source)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < source.Length;)
        {
            var c = source[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c is '"')
                tokens.Add(new Token(TokenKind.Text, Quoted(source, ref at)));
            else if (c is '`')
                tokens.Add(new Token(TokenKind.Name, Until(source, ref at, '`')));
            else if (c is ':')
                tokens.Add(new Token(TokenKind.Variable, Run(source, ref at, at + 1, char.IsAsciiLetterOrDigit)[1..]));
            else if (char.IsAsciiLetter(c) || c is '_')
                tokens.Add(new Token(TokenKind.Name, Run(source, ref at, at, x => char.IsAsciiLetterOrDigit(x) || x is '_')));
            else if (char.IsAsciiDigit(c) || c is '-')
                tokens.Add(new Token(TokenKind.Number, Run(source, ref at, at + 1, x => char.IsAsciiDigit(x) || x is '.' or 'e' or 'E')));
            else if (Array.Find(Symbols, symbol => source.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal)) is { } found)
            {
                tokens.Add(new Token(TokenKind.Symbol, found));
                at += found.Length;
            }
            else
                throw Malformed(source, $"unexpected '{c}' at {at + 1}");
        }
        tokens.Add(new Token(TokenKind.End, "end of the predicate"));
        return tokens;
    }

    public static ApiException Malformed(string source, string problem) =>
        Refuse.Parameter("where", $"Syntax error while parsing 'where': {problem} in '{source}'.");

    private static string Run(string source, ref int at, int from, Func<char, bool> belongs)
    {
        var start = at;
        for (at = from; at < source.Length && belongs(source[at]);)
            at++;
        return source[start..at];
    }

    private static string Until(string source, ref int at, char end)
    {
        var close = source.IndexOf(end, at + 1);
        if (close < 0)
            throw Malformed(source, $"missing {end}");
        var text = source[(at + 1)..close];
        at = close + 1;
        return text;
    }

    private static string Quoted(string source, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < source.Length; at++)
        {
            if (source[at] is '"')
            {
                at++;
                return text.ToString();
            }
            if (source[at] is '\\' && at + 1 < source.Length)
                at++;
            text.Append(source[at]);
        }
        throw Malformed(source, "missing closing quote");
    }
}
