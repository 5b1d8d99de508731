using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.Sync.Work;

/// <summary>
/// "This record may have changed": a hint, never the data. The worker re-reads the truth on both sides, so running an
/// item twice, late or out of order is harmless.
/// </summary>
public sealed record WorkItem
{
    /// <summary>Flow that shall look at the record; one of <see cref="FlowName"/>.</summary>
    public required string Flow { get; init; }

    /// <summary>Key of the record within the flow (a commercetools id); also the session id on the queue, unless <see cref="Session"/> is set.</summary>
    public required string Key { get; init; }

    /// <summary>Why the item exists, for example <c>OrderCreated</c>, <c>sweep</c>, <c>replay</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Version of the record that the hint speaks of; null when unknown. An older one than was applied needs no work.</summary>
    public long? SourceVersion { get; init; }

    /// <summary>How many attempts failed before this one; waiting for a system that is down does not count.</summary>
    public int Attempt { get; init; }

    /// <summary>When the change was first seen, UTC.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>
    /// What the producer saw, for items that stand for a batch of records: a shortcut that the worker checks before it relies on
    /// it, and leaves aside on later attempts.
    /// </summary>
    public string? Payload { get; init; }

    /// <summary>
    /// Session on the queue; null takes the key. Batches share a few sessions, since a host holds a session for a while after its
    /// last message.
    /// </summary>
    public string? Session { get; init; }

    /// <summary>Id of the operation that replays the item; null otherwise. It stays with every further attempt, and is told how the item ended.</summary>
    public string? Replay { get; init; }

    /// <summary>Correlation id that goes to every system the item touches.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>An item that stands for a batch of records, under a key that no other item has.</summary>
    /// <param name="flow">Flow.</param>
    /// <param name="company">MAX company that the key begins with; null when the batch is not of one company.</param>
    /// <param name="payload">See <see cref="Payload"/>.</param>
    /// <param name="reason">See <see cref="Reason"/>.</param>
    /// <param name="now">Now, UTC.</param>
    internal static WorkItem OfBatch(string flow, string? company, string payload, string reason, DateTimeOffset now)
    {
        var id = Guid.NewGuid().ToString("N");
        return new()
        {
            Flow = flow,
            Key = company is null ? id : $"{company}-{id}",
            Reason = reason,
            FirstSeen = now,
            CorrelationId = id,
            Payload = payload,
        };
    }
}

/// <summary>JSON form of the items on the queues.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkItem))]
public sealed partial class WorkItemJson : JsonSerializerContext
{
    /// <summary>Reads a message body; null when it is not a work item.</summary>
    public static WorkItem? TryRead(string body)
    {
        try
        {
            var item = JsonSerializer.Deserialize(body, Default.WorkItem);
            return item is { Flow.Length: > 0, Key.Length: > 0, Attempt: >= 0 } && IsHeaderText(item.CorrelationId) ? item : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The correlation id travels in HTTP headers.
    private static bool IsHeaderText(string text) => text.Length is > 0 and <= 256 && text.All(c => c is >= '!' and <= '~');
}
