using System.Globalization;
using Connector.Sync.DeadLetters;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions;

/// <summary>Reads which message a Service Bus trigger was given.</summary>
internal static class Deliveries
{
    /// <summary>The delivery that the host describes in the trigger metadata; its values are strings, numbers among them.</summary>
    public static Delivery Delivery(this FunctionContext context, string queue, string body)
    {
        var metadata = context.BindingContext.BindingData;
        var number = Number(metadata, "SequenceNumber");
        // A sender need not set a message id, and commercetools does not. The body stands in for it: a copy that is resent
        // has another sequence number, and must still be known as the same message.
        var id = Text(metadata, "MessageId") is { Length: > 0 } given ? given : $"body-{StableHash.Of(body)}";
        return new Delivery(body, (int)(Number(metadata, "DeliveryCount") ?? 1), new MessageIdentity(queue, id, number));
    }

    private static string? Text(IReadOnlyDictionary<string, object?> metadata, string key) =>
        metadata.TryGetValue(key, out var value) ? value?.ToString()?.Trim('"') : null;

    private static long? Number(IReadOnlyDictionary<string, object?> metadata, string key) =>
        long.TryParse(Text(metadata, key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
