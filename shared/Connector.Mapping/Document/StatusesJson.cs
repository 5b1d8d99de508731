using Connector.Mapping.Feedback;

namespace Connector.Mapping.Document;

internal sealed record StatusesJson(ExportedJson? Exported = null)
{
    public IReadOnlyDictionary<string, MaxStatus> Codes { get; init; } = new Dictionary<string, MaxStatus>();
    public IReadOnlyList<StatusRuleJson> Rules { get; init; } = StatusRuleJson.BuiltIn;
    public bool AllowBackwards { get; init; }
    public LineStatesJson Lines { get; init; } = new();
}

internal sealed record ExportedJson(string? OrderState = null, string? Transition = null);

internal sealed record StatusRuleJson(Progress When, string? OrderState = null, string? ShipmentState = null, string? PaymentState = null, string? Transition = null)
{
    public static readonly IReadOnlyList<StatusRuleJson> BuiltIn =
    [
        new(Progress.Backorder, ShipmentState: Commercetools.Models.ShipmentState.Backorder),
        new(Progress.PartlyShipped, ShipmentState: Commercetools.Models.ShipmentState.Partial),
        new(Progress.Shipped, ShipmentState: Commercetools.Models.ShipmentState.Shipped),
        new(Progress.Cancelled, OrderState: Commercetools.Models.OrderState.Cancelled, ShipmentState: Commercetools.Models.ShipmentState.Canceled),
        new(Progress.Completed, OrderState: Commercetools.Models.OrderState.Complete),
        new(Progress.Paid, PaymentState: Commercetools.Models.PaymentState.Paid),
    ];
}

internal sealed record LineStatesJson(string? Open = null, string? Backorder = null, string? Shipped = null, string? Cancelled = null)
{
    public IEnumerable<(string Name, string Key)> Named =>
        new[] { ("open", Open), ("backorder", Backorder), ("shipped", Shipped), ("cancelled", Cancelled) }
            .Where(state => state.Item2 is not null).Select(state => (state.Item1, state.Item2!));
}
