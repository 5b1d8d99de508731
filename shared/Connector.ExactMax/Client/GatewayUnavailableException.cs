namespace Connector.ExactMax.Client;

/// <summary>
/// No answer from the gateway, an answer that MAX is down or too busy, or a circuit that is open because of these. The
/// request may have been taken: repeat it with the same key.
/// </summary>
/// <param name="message">What happened.</param>
/// <param name="retryAfter">When to come back, if known.</param>
/// <param name="inner">The cause.</param>
public sealed class GatewayUnavailableException(string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>When to come back; null when nobody knows.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
