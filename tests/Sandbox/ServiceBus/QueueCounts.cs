namespace Connector.Sandbox.ServiceBus;

/// <summary>Messages of a queue by state. The groups do not overlap: a locked message is in <paramref name="Locked"/> only.</summary>
/// <param name="Active">Waiting for a receiver.</param>
/// <param name="Scheduled">Not yet due.</param>
/// <param name="DeadLettered">In the dead-letter sub-queue, locked there or not.</param>
/// <param name="Deferred">Set aside by a receiver.</param>
/// <param name="Locked">In the hands of a receiver.</param>
public sealed record QueueCounts(int Active, int Scheduled, int DeadLettered, int Deferred, int Locked);
