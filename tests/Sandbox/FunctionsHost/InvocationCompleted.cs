namespace Connector.Sandbox.FunctionsHost;

/// <summary>A message's invocation has ended; its settlement comes next.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="MessageId">Id of the message.</param>
/// <param name="Success">True when the function returned, false when it threw.</param>
/// <param name="Error">Type, text and stack of what it threw.</param>
public sealed record InvocationCompleted(string Function, string MessageId, bool Success, string? Error);

/// <summary>What to do with a message after its invocation.</summary>
public enum SettlementDecision
{
    /// <summary>Complete on success, abandon on failure.</summary>
    AsUsual,

    /// <summary>Abandon, whatever the function said.</summary>
    Abandon,

    /// <summary>Neither: the message stays locked until its lock runs out.</summary>
    LeaveLocked,
}
