using Connector.ExactMax.Contract;
using Connector.Mapping.Document;
using Connector.Mapping.Feedback;

namespace Connector.Mapping.Returns;

/// <summary>A return item with what MAX has made of it.</summary>
internal sealed class KnownReturn(ReturnedItem returned, IReadOnlyList<(string Number, ReturnLineState Line)> lines, UnitJson? unit)
{
    public ReturnedItem Returned { get; } = returned;

    /// <summary>The RMA lines that it became.</summary>
    public IReadOnlyList<(string Number, ReturnLineState Line)> Lines { get; } = lines;

    /// <summary>Pieces that were received; whole, since the shop counts pieces.</summary>
    public long Received { get; } = (long)Math.Floor(Pieces(lines.Sum(line => line.Line.Received), unit));

    /// <summary>Quantity by part that no credit memo has covered yet, in sales units.</summary>
    public Dictionary<string, decimal> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers of the credit memos that cover it, or part of it.</summary>
    public List<string> CreditNumbers { get; } = [];

    public bool IsSettled { get; set; }

    /// <summary>What its custom fields shall hold.</summary>
    public Dictionary<string, object?> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>All return items of the order, oldest first.</summary>
    public static List<KnownReturn> Of(FeedbackScope scope)
    {
        var byItem = scope.Input.Parts.SelectMany(part => part.Returns).SelectMany(rma => rma.Lines.Select(line => (Number: rma.ReturnNumber, Line: line)))
            .Where(line => line.Line.ExternalItemId is not null).ToLookup(line => line.Line.ExternalItemId!, StringComparer.Ordinal);
        return ReturnedItem.Of(scope.Order).ConvertAll(returned =>
        {
            var unit = Unit(scope, returned.LineId);
            var known = new KnownReturn(returned, [.. byItem[returned.Item.Id].OrderBy(line => line.Line.LineNumber)], unit);
            known.AddNeeds(scope, unit);
            return known;
        });
    }

    // Of a closed RMA no more will come, so no more will be credited. Without an RMA the order's line tells the part.
    private void AddNeeds(FeedbackScope scope, UnitJson? unit)
    {
        foreach (var (_, line) in Lines) Add(line.Part, line.Status == "closed" ? line.Received : line.Quantity);
        if (Lines.Count == 0 && scope.Input.Parts.SelectMany(part => part.Order.Lines).FirstOrDefault(line => line.ExternalLineId == Returned.LineId) is { } sold)
            Add(sold.Part, unit?.PiecesPerUnit is { } perUnit ? Returned.Item.Quantity / perUnit : Returned.Item.Quantity * (unit?.UnitsPerPiece ?? 1));

        void Add(string part, decimal quantity)
        {
            if (quantity > 0) Open[part] = Open.GetValueOrDefault(part) + quantity;
        }
    }

    private static decimal Pieces(decimal quantity, UnitJson? unit) =>
        unit?.PiecesPerUnit is { } perUnit ? quantity * perUnit : quantity / (unit?.UnitsPerPiece ?? 1);

    private static UnitJson? Unit(FeedbackScope scope, string lineId) =>
        scope.Order.LineItems.FirstOrDefault(line => line.Id == lineId)?.Variant.Sku is { } sku ? scope.Mapping.UnitBySku.GetValueOrDefault(sku) : null;
}
