using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>
/// What a subscription delivered. Delivery is at least once and unordered, so every one of these is a hint to read the
/// resource, never the data itself.
/// </summary>
public abstract record SubscriptionNotification
{
    private SubscriptionNotification()
    {
    }

    /// <summary>A notification about a resource.</summary>
    public abstract record AboutResource : SubscriptionNotification
    {
        private protected AboutResource()
        {
        }

        /// <summary>Key of the project; empty when absent.</summary>
        public string ProjectKey { get; init; } = "";

        /// <summary>The resource.</summary>
        public required Reference Resource { get; init; }

        /// <summary>The resource's version; 0 when absent.</summary>
        public long Version { get; init; }

        /// <summary>Numbers and keys of the resource, when it has any.</summary>
        public UserProvidedIdentifiers? Identifiers { get; init; }
    }

    /// <summary>A Message: something in particular happened to a resource.</summary>
    public sealed record Message : AboutResource
    {
        /// <summary>Id of the Message; the same for repeats.</summary>
        public required string Id { get; init; }

        /// <summary>Message type, for example <c>OrderCreated</c>.</summary>
        public required string Type { get; init; }

        /// <summary>Number of the Message among those of the resource, rising by one; 0 when absent.</summary>
        public long SequenceNumber { get; init; }

        /// <summary>False when commercetools left the body out because it is too large.</summary>
        public bool PayloadIncluded { get; init; } = true;

        /// <summary>When it happened, UTC.</summary>
        public DateTimeOffset? CreatedAt { get; init; }
    }

    /// <summary>A resource was created.</summary>
    public sealed record ResourceCreated : AboutResource;

    /// <summary>A resource was changed. Order edits do not show here.</summary>
    public sealed record ResourceUpdated : AboutResource
    {
        /// <summary>The version before the change; 0 when absent.</summary>
        public long OldVersion { get; init; }
    }

    /// <summary>A resource was deleted.</summary>
    public sealed record ResourceDeleted : AboutResource
    {
        /// <summary>True when personal data must be erased too.</summary>
        public bool DataErasure { get; init; }
    }

    /// <summary>Nothing to do: a test notification, the subscription itself, or a kind that is not known here.</summary>
    /// <param name="Reason">Why it is ignored.</param>
    public sealed record Ignorable(string Reason) : SubscriptionNotification;

    /// <summary>Not a notification at all.</summary>
    /// <param name="Reason">What is wrong; quotes nothing of the content.</param>
    public sealed record Malformed(string Reason) : SubscriptionNotification;
}

/// <summary>Numbers and keys that the merchant gave to a resource.</summary>
public sealed record UserProvidedIdentifiers
{
    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>Number in another system.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Order number.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>Customer number.</summary>
    public string? CustomerNumber { get; init; }

    /// <summary>Stock keeping unit.</summary>
    public string? Sku { get; init; }
}
