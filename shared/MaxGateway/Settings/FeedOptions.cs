namespace Connector.MaxGateway.Settings;

/// <summary>The feeds of stock, items, prices and order events: <c>Gateway:Feeds</c>.</summary>
public sealed class FeedOptions
{
    /// <summary>
    /// How far a read goes back before the last one began, in minutes: covers the difference between the clocks of MAX and
    /// the gateway, and transactions that were open at the time. Default 5.
    /// </summary>
    public int OverlapMinutes { get; set; } = 5;

    /// <summary>How long the database may take for the next rows, in seconds; sorting a large company comes before the first. Default 300.</summary>
    public int TimeoutSeconds { get; set; } = 300;

    /// <summary>How many days back feed <c>orders</c> begins without a cursor. Default 30.</summary>
    public int OrderEventDays { get; set; } = 30;
}
