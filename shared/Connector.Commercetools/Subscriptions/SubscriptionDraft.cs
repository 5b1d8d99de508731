using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>A subscription to create.</summary>
public sealed record SubscriptionDraft
{
    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Where notifications go.</summary>
    public required Destination Destination { get; init; }

    /// <summary>Messages to send.</summary>
    public IReadOnlyList<MessageSubscription>? Messages { get; init; }

    /// <summary>Changes to send. Order edits do not count as changes: subscribe to message <c>OrderEditApplied</c> too.</summary>
    public IReadOnlyList<ChangeSubscription>? Changes { get; init; }

    /// <summary>Format; null means <c>Platform</c>.</summary>
    public DeliveryFormat? Format { get; init; }
}
