using System.Text.Json;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Query;

/// <summary>One <c>sort</c>: a path with dots and a direction.</summary>
internal sealed record Sort(string Path, bool Descending)
{
    private readonly string[] segments = Path.Split('.');

    public static Sort Parse(string text, ResourceKind kind)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (1 or 2) || (words.Length == 2 && words[1] is not ("asc" or "desc")))
            throw Refuse.Parameter("sort", $"'{text}' is not a path followed by asc or desc.");
        var sort = new Sort(words[0], words.Length == 2 && words[1] is "desc");
        return kind.HasField(sort.segments[0]) ? sort : throw Refuse.Parameter("sort", $"The field '{sort.segments[0]}' does not exist.");
    }

    public static int Compare(IReadOnlyList<Sort> sorts, Row left, Row right)
    {
        foreach (var sort in sorts)
        {
            var order = Scalar.Compare(sort.Value(left), sort.Value(right));
            if (order != 0)
                return sort.Descending ? -order : order;
        }
        return string.CompareOrdinal(left.Id, right.Id);
    }

    private Scalar Value(Row row) => row.Knows(Path, out var text)
        ? text is null ? Scalar.Of(null) : new Scalar(JsonValueKind.String, null, text)
        : Scalar.Of(Value(row.Json));

    private JsonNode? Value(JsonNode? node)
    {
        foreach (var segment in segments)
            node = node is JsonArray { Count: > 0 } items ? items[0]?[segment] : (node as JsonObject)?[segment];
        return node;
    }
}
