using System.Text;
using Connector.Sandbox.FunctionsHost.Rpc;
using Connector.Sandbox.FunctionsHost.Workers;
using Connector.Sandbox.ServiceBus;

namespace Connector.Sandbox.FunctionsHost.Triggers;

/// <summary>A message as the real Service Bus extension hands it to a worker.</summary>
internal static class MessageInvocation
{
    public static InvocationRequest Create(FunctionInfo function, IQueueMessage message) => Invocation.Create(
        function,
        new TypedData { String = Encoding.UTF8.GetString(message.Body.Span) },
        Metadata(message),
        message.ApplicationProperties.TryGetValue("Diagnostic-Id", out var parent) ? parent as string : null);

    private static Dictionary<string, object?> Metadata(IQueueMessage message) => new()
    {
        ["MessageId"] = message.MessageId,
        ["SessionId"] = message.SessionId,
        ["CorrelationId"] = message.CorrelationId,
        ["ContentType"] = message.ContentType,
        ["Subject"] = message.Subject,
        ["Label"] = message.Subject,
        ["LockToken"] = message.LockToken.ToString(),
        ["DeliveryCount"] = message.DeliveryCount,
        ["SequenceNumber"] = message.SequenceNumber,
        ["EnqueuedTime"] = message.EnqueuedTime,
        ["EnqueuedTimeUtc"] = message.EnqueuedTime.UtcDateTime,
        ["ApplicationProperties"] = message.ApplicationProperties,
        ["UserProperties"] = message.ApplicationProperties,
    };
}
