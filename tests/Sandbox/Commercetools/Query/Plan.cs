using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Query;

/// <summary>
/// Which rows a query has to look at. Equality on a looked-up field narrows them to a few; otherwise a sort by id or by
/// lastModifiedAt walks that order from the lower bound that the predicate implies, and can stop at the end of the page.
/// </summary>
internal static class Plan
{
    /// <summary>Candidate rows; true when they come in the order that the sorts ask for.</summary>
    public static (IEnumerable<Row> Rows, bool Ordered) For(Collection collection, Predicate where, IReadOnlyList<Sort> sorts)
    {
        if (Lookup(collection, where) is { } few)
            return (few, false);
        if (sorts.Count == 0 || sorts[0] is { Path: "id", Descending: false })
            return (collection.FromId(LowerBound(where, "id")), true);
        if (sorts[0] is { Path: "lastModifiedAt", Descending: false } && (sorts.Count == 1 || sorts[1] is { Path: "id", Descending: false }))
            return (collection.FromModification(LowerBound(where, "lastModifiedAt")), true);
        return (collection.FromId(LowerBound(where, "id")), false);
    }

    private static List<Row>? Lookup(Collection collection, Predicate where) => where switch
    {
        Comparison { Operator: "=" } equal when collection.HasLookup(equal.Field) => Find(collection, equal.Field, [equal.Operand]),
        In { } list when collection.HasLookup(list.Field) => Find(collection, list.Field, list.Operands),
        All all => all.Parts.Select(part => Lookup(collection, part)).OfType<List<Row>>().MinBy(rows => rows.Count),
        _ => null,
    };

    private static List<Row>? Find(Collection collection, string field, IReadOnlyList<Operand> operands) => operands.Any(operand => operand.Key is null)
        ? null
        : [.. operands.Select(operand => operand.Key!).Distinct().SelectMany(key => field is "id"
            ? collection.ById(key) is { } row ? [row] : Enumerable.Empty<Row>()
            : collection.Where(field, key))];

    /// <summary>No matching row has a smaller value of the field; null when nothing is known.</summary>
    private static string? LowerBound(Predicate where, string field) => where switch
    {
        Comparison { Operator: "=" or ">" or ">=" } comparison when comparison.Field == field => comparison.Operand.Key,
        All all => all.Parts.Select(part => LowerBound(part, field)).Max(StringComparer.Ordinal),
        Any any when any.Parts.Select(part => LowerBound(part, field)).ToList() is var bounds => bounds.Contains(null) ? null : bounds.Min(StringComparer.Ordinal),
        _ => null,
    };
}
