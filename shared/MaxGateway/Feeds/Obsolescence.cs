using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Feeds;

internal static class Obsolescence
{
    /// <summary>The day in <c>OBSDTE_01</c> has come.</summary>
    public static bool IsObsolete(this FeedPartRow part, DateOnly today) => MaxDates.Parse(part.ObsoleteOn) <= today;
}
