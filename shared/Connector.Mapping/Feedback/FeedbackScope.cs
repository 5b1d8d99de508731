using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Feedback;

/// <summary>One mapping of an order's feedback under way: what is known, and what has been decided so far.</summary>
internal sealed class FeedbackScope(OrderFeedbackInput input, MappingDocument mapping)
{
    public OrderFeedbackInput Input { get; } = input;

    public MappingDocument Mapping { get; } = mapping;

    public Order Order => Input.Order;

    public List<OrderUpdateAction> Actions { get; } = [];

    /// <summary>Custom fields that the order shall have, by name; written last, where they differ. Null removes a field.</summary>
    public Dictionary<string, object?> OrderFieldsWanted { get; } = new(StringComparer.Ordinal);

    public List<RefundPlan> Refunds { get; } = [];

    public List<CustomObjectPlan> CustomObjects { get; } = [];

    /// <summary>What the plan does, a few words each.</summary>
    public List<string> Done { get; } = [];

    public List<Problem> Problems { get; } = [];

    public void Report(string code, string field, string? value, string advice) => Problems.Add(new(code, field, value, advice));
}
