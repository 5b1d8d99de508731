namespace Connector.Sandbox.ServiceBus;

/// <summary>A queue as the Bicep template would declare it.</summary>
public sealed record QueueDescription(string Name)
{
    public bool RequiresSession { get; init; }

    /// <summary>Deliveries after which a message that was not completed moves to the dead-letter sub-queue.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a message id is remembered; null turns duplicate detection off.</summary>
    public TimeSpan? DuplicateDetectionWindow { get; init; }

    /// <summary>Upper limit of every message's time to live; null is unlimited.</summary>
    public TimeSpan? DefaultMessageTimeToLive { get; init; }

    /// <summary>Whether an expired message moves to the dead-letter sub-queue; by default it vanishes, as in Service Bus.</summary>
    public bool DeadLetteringOnMessageExpiration { get; init; }
}
