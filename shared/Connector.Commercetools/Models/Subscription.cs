using System.Text;

namespace Connector.Commercetools.Models;

/// <summary>A subscription: what commercetools tells a queue about.</summary>
public sealed record Subscription
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Version for optimistic locking.</summary>
    public required long Version { get; init; }

    /// <summary>Key.</summary>
    public string? Key { get; init; }

    /// <summary>Where notifications go. The API masks its secrets.</summary>
    public Destination? Destination { get; init; }

    /// <summary>Messages it sends.</summary>
    public IReadOnlyList<MessageSubscription> Messages { get; init; } = [];

    /// <summary>Changes it sends.</summary>
    public IReadOnlyList<ChangeSubscription> Changes { get; init; } = [];

    /// <summary>Format of the notifications.</summary>
    public DeliveryFormat? Format { get; init; }

    /// <summary>Whether notifications arrive; see <see cref="SubscriptionHealthStatus"/>.</summary>
    public string? Status { get; init; }
}

/// <summary>Known values of a subscription's status; the API may add others.</summary>
public static class SubscriptionHealthStatus
{
    /// <summary>Notifications arrive.</summary>
    public const string Healthy = "Healthy";

    /// <summary>The queue or its key is wrong; notifications are kept for a while.</summary>
    public const string ConfigurationError = "ConfigurationError";

    /// <summary>Given up: nothing is kept, and only <c>changeDestination</c> starts it again.</summary>
    public const string ConfigurationErrorDeliveryStopped = "ConfigurationErrorDeliveryStopped";

    /// <summary>The queue is down.</summary>
    public const string TemporaryError = "TemporaryError";

    /// <summary>Switched off by commercetools' support; nothing is kept.</summary>
    public const string ManuallySuspended = "ManuallySuspended";
}

/// <summary>Where notifications go.</summary>
public sealed record Destination
{
    /// <summary><c>AzureServiceBus</c>, <c>EventGrid</c> and others.</summary>
    public required string Type { get; init; }

    /// <summary>Connection string of <c>AzureServiceBus</c>; a secret.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Address of <c>EventGrid</c>.</summary>
    public string? Uri { get; init; }

    /// <summary>Key of <c>EventGrid</c>; a secret.</summary>
    public string? AccessKey { get; init; }

    /// <summary>Leaves the secrets out of <c>ToString</c>, so that a log line never has them.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Type)).Append(" = ").Append(Type);
        return true;
    }
}

/// <summary>Messages of one kind of resource.</summary>
public sealed record MessageSubscription
{
    /// <summary>Kind of resource, for example <c>order</c>.</summary>
    public required string ResourceTypeId { get; init; }

    /// <summary>Message types; empty means all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
}

/// <summary>Changes of one kind of resource.</summary>
public sealed record ChangeSubscription
{
    /// <summary>Kind of resource, for example <c>customer</c>.</summary>
    public required string ResourceTypeId { get; init; }
}

/// <summary>Format of notifications.</summary>
public sealed record DeliveryFormat
{
    /// <summary><c>Platform</c> or <c>CloudEvents</c>.</summary>
    public required string Type { get; init; }

    /// <summary><c>1.0</c> for <c>CloudEvents</c>.</summary>
    public string? CloudEventsVersion { get; init; }
}
