using Connector.Sync.DeadLetters;

namespace Connector.Sync.Work;

/// <summary>A message as the host delivered it.</summary>
/// <param name="Body">Body as text.</param>
/// <param name="DeliveryCount">1 on the first delivery.</param>
/// <param name="Message">Which message it is.</param>
public sealed record Delivery(string Body, int DeliveryCount, MessageIdentity Message);

/// <summary>
/// Fails the delivery of a message whose dead letter was written, so that Service Bus moves it to the dead-letter
/// sub-queue after its last delivery.
/// </summary>
public sealed class DeadLetteredException(string flow, string key, string code)
    : Exception($"{flow} of {key} failed for good ({code}); see table deadletters for what to do.");
