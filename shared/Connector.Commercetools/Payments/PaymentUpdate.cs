using System.Text.Json.Serialization;
using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Changes a payment: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record PaymentUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<PaymentUpdateAction> Actions { get; init; }
}

/// <summary>One change of a payment; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(PaymentAddTransactionAction), "addTransaction")]
[JsonDerivedType(typeof(PaymentChangeTransactionStateAction), "changeTransactionState")]
public abstract record PaymentUpdateAction;

/// <summary>Adds a transaction.</summary>
public sealed record PaymentAddTransactionAction : PaymentUpdateAction
{
    /// <summary>The transaction.</summary>
    public required TransactionDraft Transaction { get; init; }
}

/// <summary>Sets the state of a transaction.</summary>
public sealed record PaymentChangeTransactionStateAction : PaymentUpdateAction
{
    /// <summary>Id of the transaction.</summary>
    public required string TransactionId { get; init; }

    /// <summary><c>Initial</c>, <c>Pending</c>, <c>Success</c> or <c>Failure</c>.</summary>
    public required string State { get; init; }
}

/// <summary>A transaction to add.</summary>
public sealed record TransactionDraft
{
    /// <summary>As in <see cref="PaymentTransaction.Type"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Amount, in whole coins of its currency.</summary>
    public required Money Amount { get; init; }

    /// <summary>As in <see cref="PaymentTransaction.State"/>.</summary>
    public string? State { get; init; }

    /// <summary>The id of the transaction in the system that asks for it; makes a repeat recognisable.</summary>
    public string? InteractionId { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
