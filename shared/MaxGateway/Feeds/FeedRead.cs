using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Feeds;

/// <summary>A read of a feed.</summary>
/// <param name="Company">Company.</param>
/// <param name="Window">From when on; null reads everything.</param>
/// <param name="Today">The company's day.</param>
/// <param name="TimeoutSeconds">How long the database may take for the next rows.</param>
internal sealed record FeedRead(MaxCompany Company, FeedWindow? Window, DateOnly Today, int TimeoutSeconds)
{
    public const int PartsPerPage = 200;
}

/// <summary>The queries of a feed: all rows, those of some parts, and the parts that changed.</summary>
internal sealed record FeedQueries(string All, string Of, string Changed);
