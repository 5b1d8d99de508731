using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Changes the destination; also starts a stopped subscription again.</summary>
public sealed record SubscriptionChangeDestinationAction : SubscriptionUpdateAction
{
    /// <summary>The new destination.</summary>
    public required Destination Destination { get; init; }
}

/// <summary>Replaces the messages.</summary>
public sealed record SubscriptionSetMessagesAction : SubscriptionUpdateAction
{
    /// <summary>The messages, all of them.</summary>
    public IReadOnlyList<MessageSubscription>? Messages { get; init; }
}

/// <summary>Replaces the changes.</summary>
public sealed record SubscriptionSetChangesAction : SubscriptionUpdateAction
{
    /// <summary>The changes, all of them.</summary>
    public IReadOnlyList<ChangeSubscription>? Changes { get; init; }
}

/// <summary>Sets the key.</summary>
public sealed record SubscriptionSetKeyAction : SubscriptionUpdateAction
{
    /// <summary>The key.</summary>
    public string? Key { get; init; }
}
