using Connector.MaxGateway.Inbox;

namespace Connector.MaxGateway.Orders;

/// <summary>One kind of operation on orders and returns.</summary>
internal interface IOrderWork
{
    /// <summary>Goes on from wherever an earlier attempt stopped, and says how it ended.</summary>
    /// <param name="entry">The operation.</param>
    /// <param name="unsettled">A call was interrupted or lost, and may still be applied.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="Max.MaxOutcomeUnknownException">A call was lost: look MAX up and call again.</exception>
    Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation);
}
