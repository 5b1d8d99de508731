using System.Text.Json;
using Connector.Commercetools;

namespace Connector.Mapping;

/// <summary>What commercetools lacks of what an order has come to in MAX. Empty when it shows everything already.</summary>
public sealed record OrderFeedbackPlan
{
    /// <summary>Changes of the order, for one update; in the order in which they must be applied.</summary>
    public IReadOnlyList<OrderUpdateAction> Actions { get; init; } = [];

    /// <summary>
    /// Refunds to add to payments before <see cref="Actions"/> are applied. A transaction with the same
    /// <see cref="TransactionDraft.InteractionId"/> on the payment is the same refund.
    /// </summary>
    public IReadOnlyList<RefundPlan> Refunds { get; init; } = [];

    /// <summary>Custom objects to put before <see cref="Actions"/> are applied, so that whoever sees the order changed finds them.</summary>
    public IReadOnlyList<CustomObjectPlan> CustomObjects { get; init; } = [];

    /// <summary>What the plan does, in a few words without personal data, for example <c>delivery 20000001-1, invoice 30000001</c>; empty when it does nothing.</summary>
    public string Summary { get; init; } = "";

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => Actions.Count == 0 && Refunds.Count == 0 && CustomObjects.Count == 0;
}

/// <summary>A refund to add to a payment.</summary>
/// <param name="PaymentId">The payment.</param>
/// <param name="Transaction">The refund.</param>
public sealed record RefundPlan(string PaymentId, TransactionDraft Transaction);

/// <summary>A custom object to put.</summary>
/// <param name="Container">Container.</param>
/// <param name="Key">Key; the same for the same document.</param>
/// <param name="Value">The value.</param>
public sealed record CustomObjectPlan(string Container, string Key, JsonElement Value);
