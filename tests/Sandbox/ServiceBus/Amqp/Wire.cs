using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;

namespace Connector.Sandbox.ServiceBus.Amqp;

/// <summary>Names that Service Bus uses on the wire.</summary>
internal static class Wire
{
    public const string SequenceNumber = "x-opt-sequence-number";
    public const string EnqueuedTime = "x-opt-enqueued-time";
    public const string LockedUntil = "x-opt-locked-until";
    public const string State = "x-opt-message-state";
    public const string ScheduledEnqueueTime = "x-opt-scheduled-enqueue-time";
    public const string PartitionKey = "x-opt-partition-key";
    public const string DeadLetterSource = "x-opt-deadletter-source";

    /// <summary>Each data section of the body is an encoded message.</summary>
    public const uint BatchFormat = 0x80013700;

    /// <summary>256 KB, the limit of the standard tier; the client refuses to send before it knows it.</summary>
    public const ulong MaxMessageSize = 256 * 1024;

    public static readonly AmqpSymbol SessionFilter = "com.microsoft:session-filter";
    public static readonly AmqpSymbol LinkTimeout = "com.microsoft:timeout";
    public static readonly AmqpSymbol SessionLockedUntil = "com.microsoft:locked-until-utc";

    public static readonly AmqpSymbol MessageLockLost = "com.microsoft:message-lock-lost";
    public static readonly AmqpSymbol MessageNotFound = "com.microsoft:message-not-found";
    public static readonly AmqpSymbol SessionLockLost = "com.microsoft:session-lock-lost";
    public static readonly AmqpSymbol SessionCannotBeLocked = "com.microsoft:session-cannot-be-locked";

    /// <summary>Names of entities arrive with a leading slash or as a whole address.</summary>
    public static string EntityName(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme != Uri.UriSchemeFile
            ? Uri.UnescapeDataString(uri.AbsolutePath).Trim('/')
            : address.Trim('/');

    public static AmqpException Error(AmqpSymbol condition, string description) => new(condition, description);
}
