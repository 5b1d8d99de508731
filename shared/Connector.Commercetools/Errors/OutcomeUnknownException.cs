namespace Connector.Commercetools;

/// <summary>
/// A write was sent and no usable answer came back (500, timeout, broken connection, torn reply): it may have been applied.
/// Read the resource to see, then decide; never just repeat.
/// </summary>
public sealed class OutcomeUnknownException(FailedRequest request, string reason, Exception? inner = null)
    : CommercetoolsException($"The outcome of {request} is unknown: {reason}. Read the resource before repeating.", request, inner)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>commercetools cannot be reached, is too slow, or the circuit is open; nothing was written.</summary>
public sealed class CommercetoolsUnavailableException(FailedRequest request, string reason, Exception? inner = null)
    : CommercetoolsException($"commercetools is not available for {request}: {reason}.", request, inner)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>A successful reply does not have the shape that the contract promises.</summary>
public sealed class UnreadableReplyException(FailedRequest request, string reason, Exception? inner = null)
    : CommercetoolsException($"The reply to {request} could not be read: {reason}", request, inner)
{
    /// <inheritdoc/>
    public override bool IsTransient => false;
}
