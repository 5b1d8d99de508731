namespace Connector.Commercetools.Models;

/// <summary>The payments of an order.</summary>
public sealed record PaymentInfo
{
    /// <summary>References, expanded when the request asked for <c>paymentInfo.payments[*]</c>.</summary>
    public IReadOnlyList<Reference<Payment>> Payments { get; init; } = [];
}

/// <summary>A payment.</summary>
public sealed record Payment
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public long Version { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>The payment provider's id of the payment.</summary>
    public string? InterfaceId { get; init; }

    /// <summary>How much is to be paid.</summary>
    public required Money AmountPlanned { get; init; }

    /// <summary>Provider and method.</summary>
    public PaymentMethodInfo PaymentMethodInfo { get; init; } = new();

    /// <summary>The provider's own status, and the workflow state.</summary>
    public PaymentStatus PaymentStatus { get; init; } = new();

    /// <summary>Custom fields.</summary>
    public CustomFields? Custom { get; init; }

    /// <summary>What was authorised, charged and refunded.</summary>
    public IReadOnlyList<PaymentTransaction> Transactions { get; init; } = [];
}

/// <summary>Provider and method of a payment.</summary>
public sealed record PaymentMethodInfo
{
    /// <summary>The provider, for example <c>adyen</c>.</summary>
    public string? PaymentInterface { get; init; }

    /// <summary>The method, for example <c>CREDIT_CARD</c>; the mapping refers to it.</summary>
    public string? Method { get; init; }
}

/// <summary>Status of a payment as the provider tells it.</summary>
public sealed record PaymentStatus
{
    /// <summary>The provider's code.</summary>
    public string? InterfaceCode { get; init; }

    /// <summary>The provider's text.</summary>
    public string? InterfaceText { get; init; }

    /// <summary>Workflow state.</summary>
    public Reference? State { get; init; }
}

/// <summary>One transaction of a payment.</summary>
public sealed record PaymentTransaction
{
    /// <summary>Id.</summary>
    public string? Id { get; init; }

    /// <summary><c>Authorization</c>, <c>CancelAuthorization</c>, <c>Charge</c>, <c>Refund</c> or <c>Chargeback</c>.</summary>
    public required string Type { get; init; }

    /// <summary><c>Initial</c>, <c>Pending</c>, <c>Success</c> or <c>Failure</c>.</summary>
    public string State { get; init; } = "Initial";

    /// <summary>Amount.</summary>
    public required Money Amount { get; init; }

    /// <summary>The provider's id of the transaction.</summary>
    public string? InteractionId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
