namespace Connector.Sandbox.ExactMax;

/// <summary>A sales order as a person sees it in MAX, without the blanks.</summary>
public sealed record MaxOrder
{
    public required string Number { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public required string CustomerId { get; init; }

    public required string CustomerName { get; init; }

    public required string PurchaseOrder { get; init; }

    public required string OrderedBy { get; init; }

    /// <summary>UDFREF_27: the shop's order number.</summary>
    public required string ExternalNumber { get; init; }

    /// <summary>UDFKEY_27: the fingerprint.</summary>
    public required string UdfKey { get; init; }

    public required DateOnly? OrderDate { get; init; }

    public required string Currency { get; init; }

    public required decimal ExchangeRate { get; init; }

    public required string Terms { get; init; }

    public required string ShipVia { get; init; }

    public required string SalesRep { get; init; }

    public required string GlReference { get; init; }

    /// <summary>Name, address lines, city, state, postal code and country, without the empty ones.</summary>
    public required IReadOnlyList<string> ShipTo { get; init; }

    public required IReadOnlyList<string> TaxCodes { get; init; }

    public required IReadOnlyList<string> Comments { get; init; }

    /// <summary>TTAX_27.</summary>
    public required decimal HeaderTax { get; init; }

    /// <summary>REASON_27: why the order was closed.</summary>
    public required string Reason { get; init; }

    public IReadOnlyList<MaxOrderLine> Lines { get; init; } = [];

    /// <summary>Sum of the lines' net totals, without cancelled ones.</summary>
    public decimal Net => Lines.Where(line => !line.Cancelled).Sum(line => line.Net);

    /// <summary>Sum of the lines' taxes, without cancelled ones.</summary>
    public decimal Tax => Lines.Where(line => !line.Cancelled).Sum(line => line.Taxes.Sum(tax => tax.Amount));

    public decimal Total => Net + Tax;
}

/// <summary>A line of a <see cref="MaxOrder"/>.</summary>
public sealed record MaxOrderLine
{
    public required int Line { get; init; }

    public required int Delivery { get; init; }

    public required string Status { get; init; }

    public required string Part { get; init; }

    public required string Description { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Due { get; init; }

    public required decimal Shipped { get; init; }

    /// <summary>HSTAT_28 is H.</summary>
    public required bool OnHold { get; init; }

    /// <summary>Closed without a shipment.</summary>
    public bool Cancelled => Status == "4" && Shipped == 0;

    public required string Unit { get; init; }

    public required decimal Price { get; init; }

    public required string Stockroom { get; init; }

    public required DateOnly? DueDate { get; init; }

    public required string Reference { get; init; }

    public required IReadOnlyList<MaxTax> Taxes { get; init; }

    /// <summary>Quantity times price, rounded to the order currency's digits.</summary>
    public required decimal Net { get; init; }
}

/// <summary>A tax of a line.</summary>
public sealed record MaxTax(string Code, decimal Amount);
