namespace Connector.MaxGateway.Orders;

/// <summary>A type of sales order in MAX, <c>STYPE_27</c>.</summary>
internal sealed record OrderType(string Code)
{
    /// <summary>A customer order.</summary>
    public static OrderType Sale { get; } = new("CU");

    /// <summary>A credit memo; shares account and purchase order with the orders it credits, and is none of them.</summary>
    public static OrderType Credit { get; } = new("CR");
}
