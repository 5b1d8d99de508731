namespace Connector.MaxGateway.Reads;

/// <summary>A line of an RMA; Dapper fills it by name.</summary>
internal sealed record ReturnLineRow
{
    public string ReturnNumber { get; init; } = "";
    public int LineNumber { get; init; }
    public string OrderNumber { get; init; } = "";
    public int OrderLine { get; init; }
    public int OrderDelivery { get; init; }
    public string CustomerId { get; init; } = "";
    public string Status { get; init; } = "";
    public decimal Quantity { get; init; }
    public decimal Received { get; init; }
    public string Fingerprint { get; init; } = "";

    /// <summary>What it takes of the shipped quantity: an open line what is announced, a closed one what came.</summary>
    public decimal Taken => Status == "4" ? Received : Math.Max(Quantity, Received);
}
