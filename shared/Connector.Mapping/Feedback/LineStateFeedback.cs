using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Feedback;

/// <summary>
/// How many pieces of a line item are open, on backorder, shipped or cancelled, in the workflow states that the mapping
/// names (<c>statuses.lines</c>). Pieces of a kind without a state stay where they are. Shipped and cancelled only grow.
/// </summary>
internal static class LineStateFeedback
{
    public static void Add(FeedbackScope scope, SoldLines sold, OrderReading reading)
    {
        var states = scope.Mapping.Json.Statuses.Lines;
        if (reading.LacksOrders || !states.Named.Any()) return;
        var ids = new StateIds(Id(scope, states.Open), Id(scope, states.Backorder), Id(scope, states.Shipped), Id(scope, states.Cancelled));
        if (states.Named.Any(state => !scope.Input.States.ContainsKey(state.Key))) return;
        foreach (var line in sold.All)
        {
            if (line.Item is not { } item || line.Lines.Count == 0 || item.State.Any(state => state.State is null)) continue;
            var wanted = Wanted(scope, line, item, ids, reading);
            if (wanted.All(state => Count(item, state.Key) == state.Value) && item.State.All(state => wanted.ContainsKey(state.State!.Id) || state.Quantity == 0)) continue;
            scope.Actions.Add(new OrderImportLineItemStateAction
            {
                LineItemId = item.Id,
                State = [.. wanted.Select(state => new ItemState { Quantity = state.Value, State = new() { TypeId = "state", Id = state.Key } })],
            });
            scope.Done.Add($"states of line {item.Id}");
        }
    }

    private static string? Id(FeedbackScope scope, string? key) => key is null ? null : StatusFeedback.IdOf(scope, key, "statuses.lines", "LineItemState");

    private static Dictionary<string, long> Wanted(FeedbackScope scope, SoldLine line, LineItem item, StateIds ids, OrderReading reading)
    {
        // A piece that was begun, half a box of it, is not shipped.
        var shipped = (long)Math.Floor(line.Pieces(line.Lines.Sum(max => max.State.Shipped)));
        var isClosed = line.Lines.TrueForAll(max => max.IsClosed);
        var cancelled = isClosed ? item.Quantity - shipped : (long)Math.Floor(line.Pieces(line.Lines.Where(max => max.IsClosed).Sum(max => Math.Max(0, max.State.Ordered - max.State.Shipped))));
        var backordered = (long)Math.Ceiling(line.Pieces(line.Lines.Where(max => max.IsBackordered(scope.Input.Today)).Sum(max => max.Due)));
        if (!scope.Mapping.Json.Statuses.AllowBackwards)
        {
            var stayCancelled = Count(item, ids.Cancelled);
            if (reading.IsOlder || shipped < Count(item, ids.Shipped)) backordered = Math.Max(backordered, Count(item, ids.Backorder));
            shipped = Math.Min(Math.Max(shipped, Count(item, ids.Shipped)), item.Quantity - stayCancelled);
            cancelled = Math.Max(cancelled, stayCancelled);
        }

        var (wanted, rest) = (new Dictionary<string, long>(StringComparer.Ordinal), item.Quantity);
        Take(ids.Shipped, shipped);
        Take(ids.Cancelled, cancelled);
        Take(ids.Backorder, backordered);
        if (ids.Open is not null) Take(ids.Open, rest);
        foreach (var state in item.State)
            if (!ids.Has(state.State!.Id)) Take(state.State.Id, state.Quantity);
        if (rest > 0) Take(ids.Open ?? item.State.Select(state => state.State!.Id).FirstOrDefault(), rest);
        return wanted;

        void Take(string? state, long quantity)
        {
            quantity = Math.Min(quantity, rest);
            if (state is null || quantity <= 0) return;
            wanted[state] = wanted.GetValueOrDefault(state) + quantity;
            rest -= quantity;
        }
    }

    private static long Count(LineItem item, string? state) => state is null ? 0 : item.State.Where(own => own.State?.Id == state).Sum(own => own.Quantity);

    private readonly record struct StateIds(string? Open, string? Backorder, string? Shipped, string? Cancelled)
    {
        public bool Has(string id) => id == Open || id == Backorder || id == Shipped || id == Cancelled;
    }
}
