using System.Globalization;

namespace Connector.Sandbox.Commercetools.Query;

/// <summary>Recursive descent over the predicate language of the Query Predicates documentation.</summary>
internal sealed class PredicateParser
{
    private readonly string source;
    private readonly List<Token> tokens;
    private readonly IReadOnlyDictionary<string, string[]> variables;
    private readonly Func<string, bool> knowsField;
    private int next;
    private int depth;

    private PredicateParser(string source, IReadOnlyDictionary<string, string[]> variables, Func<string, bool> knowsField)
    {
        this.source = source;
        this.variables = variables;
        this.knowsField = knowsField;
        tokens = Token.Split(source);
    }

    private Token Current => tokens[next];

    /// <summary>Parses one <c>where</c>. <paramref name="knowsField"/> tells whether the resource has a top-level field.</summary>
    public static Predicate Parse(string source, IReadOnlyDictionary<string, string[]> variables, Func<string, bool> knowsField)
    {
        var parser = new PredicateParser(source, variables, knowsField);
        var predicate = parser.Or();
        return parser.Current.Kind == TokenKind.End ? predicate : throw parser.Unexpected("an operator");
    }

    private Predicate Or()
    {
        List<Predicate> parts = [And()];
        while (TakeWord("or"))
            parts.Add(And());
        return parts.Count == 1 ? parts[0] : new Any(parts);
    }

    private Predicate And()
    {
        List<Predicate> parts = [Single()];
        while (TakeWord("and"))
            parts.Add(Single());
        return parts.Count == 1 ? parts[0] : new All(parts);
    }

    private Predicate Single()
    {
        if (TakeSymbol("("))
            return Closed(Or());
        if (IsWord("not") && tokens[next + 1] is { Kind: TokenKind.Symbol, Text: "(" })
        {
            next += 2;
            return new Not(Closed(Or()));
        }
        if (Current.Kind != TokenKind.Name)
            throw Unexpected("a field");
        var field = Current.Text;
        next++;
        if (depth == 0 && !knowsField(field))
            throw Token.Malformed(source, $"The field '{field}' does not exist");
        return TakeSymbol("(") ? Inner(field) : Condition(field);
    }

    private Nested Inner(string field)
    {
        depth++;
        var part = Closed(Or());
        depth--;
        return new Nested(field, part);
    }

    private Predicate Condition(string field)
    {
        if (TakeWord("in"))
            return new In(field, Values());
        if (TakeWord("not"))
            return TakeWord("in") ? new Not(new In(field, Values())) : throw Unexpected("'in'");
        if (TakeWord("contains"))
        {
            if (TakeWord("any"))
                return new In(field, Values());
            return TakeWord("all") ? new ContainsAll(field, Values()) : throw Unexpected("'any' or 'all'");
        }
        if (TakeWord("is"))
        {
            var negated = TakeWord("not");
            Predicate state = TakeWord("defined") ? new Defined(field) : TakeWord("empty") ? new Empty(field) : throw Unexpected("'defined' or 'empty'");
            return negated ? new Not(state) : state;
        }
        if (Current is { Kind: TokenKind.Symbol, Text: "=" or "!=" or "<>" or "<" or "<=" or ">" or ">=" })
        {
            var symbol = tokens[next++].Text;
            var values = Value();
            return values.Count == 1 ? new Comparison(field, symbol, values[0]) : throw Token.Malformed(source, "one value expected, a list given");
        }
        throw Unexpected("an operator");
    }

    private IReadOnlyList<Operand> Values()
    {
        if (!TakeSymbol("("))
            return Current.Kind == TokenKind.Variable ? Value() : throw Unexpected("'('");
        var values = new List<Operand>(Value());
        while (TakeSymbol(","))
            values.AddRange(Value());
        return TakeSymbol(")") ? values : throw Unexpected("')'");
    }

    private IReadOnlyList<Operand> Value()
    {
        var token = tokens[next++];
        switch (token.Kind)
        {
            case TokenKind.Text:
                return [Operand.Text(token.Text)];
            case TokenKind.Number when decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return [Operand.Number(number)];
            case TokenKind.Name when token.Text is "true" or "false":
                return [Operand.Flag(token.Text is "true")];
            case TokenKind.Variable when variables.TryGetValue(token.Text, out var given):
                return [.. given.Select(Operand.Untyped)];
            case TokenKind.Variable:
                throw Token.Malformed(source, $"the value of the variable '{token.Text}' is missing (var.{token.Text})");
            default:
                next--;
                throw Unexpected("a value");
        }
    }

    private Predicate Closed(Predicate predicate) => TakeSymbol(")") ? predicate : throw Unexpected("')'");

    private bool IsWord(string word) => Current.Kind == TokenKind.Name && Current.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool TakeWord(string word) => Take(IsWord(word));

    private bool TakeSymbol(string symbol) => Take(Current.Kind == TokenKind.Symbol && Current.Text == symbol);

    private bool Take(bool matches)
    {
        next += matches ? 1 : 0;
        return matches;
    }

    private ApiException Unexpected(string expected) => Token.Malformed(source, $"{expected} expected but '{Current.Text}' found");
}
