using System.Text.Json.Serialization;

namespace Connector.Commercetools;

/// <summary>Changes a subscription: the version that was read, and the actions. All actions are applied, or none.</summary>
public sealed record SubscriptionUpdate
{
    /// <summary>The version that the caller decided upon; another one leads to a <see cref="ConcurrentModificationException"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The actions, at most 500, applied in order.</summary>
    public required IReadOnlyList<SubscriptionUpdateAction> Actions { get; init; }
}

/// <summary>One change of a subscription; JSON discriminator <c>action</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(SubscriptionChangeDestinationAction), "changeDestination")]
[JsonDerivedType(typeof(SubscriptionSetMessagesAction), "setMessages")]
[JsonDerivedType(typeof(SubscriptionSetChangesAction), "setChanges")]
[JsonDerivedType(typeof(SubscriptionSetKeyAction), "setKey")]
public abstract record SubscriptionUpdateAction;
