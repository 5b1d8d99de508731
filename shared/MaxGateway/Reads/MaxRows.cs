using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Reads;

// Rows of the views, column by column; Dapper fills them by name.

internal abstract record AddressColumns
{
    public string Name { get; init; } = "";
    public string Address1 { get; init; } = "";
    public string Address2 { get; init; } = "";
    public string Address3 { get; init; } = "";
    public string Address4 { get; init; } = "";
    public string Address5 { get; init; } = "";
    public string Address6 { get; init; } = "";
    public string City { get; init; } = "";
    public string State { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string Country { get; init; } = "";

    public PostalAddress ToAddress() => new()
    {
        Name = Name,
        // A blank line between two others is part of the address; blank lines at the end are padding.
        Lines = [.. new[] { Address1, Address2, Address3, Address4, Address5, Address6 }.Reverse().SkipWhile(line => line.Length == 0).Reverse()],
        City = City,
        State = State.NullIfEmpty(),
        PostalCode = PostalCode.NullIfEmpty(),
        Country = Country,
    };
}

internal sealed record CustomerRow : AddressColumns
{
    public string CustomerId { get; init; } = "";
    public string Contact { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string Status { get; init; } = "";
    public string CustomerType { get; init; } = "";
    public string Taxable { get; init; } = "";
    public string TaxNumber { get; init; } = "";
    public string TaxCode1 { get; init; } = "";
    public string TaxCode2 { get; init; } = "";
    public string TaxCode3 { get; init; } = "";
    public string Terms { get; init; } = "";
    public string ShipVia { get; init; } = "";
    public string CurrencyCode { get; init; } = "";
    public string SalesRep { get; init; } = "";
    public string DefaultShipTo { get; init; } = "";
    public string Fingerprint { get; init; } = "";

    public bool OnHold => Status == "H";

    public IReadOnlyList<string> TaxCodes => [.. new[] { TaxCode1, TaxCode2, TaxCode3 }.Where(code => code.Length > 0)];
}

internal sealed record ShipToRow : AddressColumns
{
    public string CustomerId { get; init; } = "";
    public string Code { get; init; } = "";
}

internal sealed record CodeRow
{
    public string Kind { get; init; } = "";
    public string Code { get; init; } = "";
    public string IsoCurrency { get; init; } = "";
    public decimal ExchangeRate { get; init; }
}

internal sealed record PartRow
{
    public string Part { get; init; } = "";
    public string Stockroom { get; init; } = "";
    public string StockUnit { get; init; } = "";
    public decimal Cost { get; init; }
    public int Sellable { get; init; }
    public string? SalesStockroom { get; init; }
    public string? SalesUnit { get; init; }
    public string? Taxable { get; init; }
    public string? GlReference { get; init; }
}

internal sealed record OrderRow
{
    public string OrderNumber { get; init; } = "";
    public string CustomerId { get; init; } = "";
    public string Type { get; init; } = "";
    public string Status { get; init; } = "";
    public string PurchaseOrder { get; init; } = "";
    public string OrderedBy { get; init; } = "";
    public string? OrderDate { get; init; }
    public string Terms { get; init; } = "";
    public string ShipVia { get; init; } = "";
    public string CurrencyCode { get; init; } = "";
    public string Comment1 { get; init; } = "";
    public string Comment2 { get; init; } = "";
    public string Comment3 { get; init; } = "";
    public string Fingerprint { get; init; } = "";
    public string Reference { get; init; } = "";

    public bool Closed => Status == "4";
}

internal sealed record OrderLineRow
{
    public string OrderNumber { get; init; } = "";
    public int LineNumber { get; init; }
    public int Delivery { get; init; }
    public string Status { get; init; } = "";
    public string HoldStatus { get; init; } = "";
    public string Part { get; init; } = "";
    public decimal Ordered { get; init; }
    public decimal Shipped { get; init; }
    public decimal Due { get; init; }
    public decimal Invoiced { get; init; }
    public decimal UnitPrice { get; init; }
    public string TaxCode1 { get; init; } = "";
    public string TaxCode2 { get; init; } = "";
    public string TaxCode3 { get; init; } = "";
    public decimal Tax1 { get; init; }
    public decimal Tax2 { get; init; }
    public decimal Tax3 { get; init; }
    public string Stockroom { get; init; } = "";
    public string? RequestedDate { get; init; }

    public bool Closed => Status == "4";

    public bool OnHold => HoldStatus == "H";
}

internal sealed record CustomerPartRow
{
    public string CustomerPart { get; init; } = "";
    public string Part { get; init; } = "";
}

internal static class MaxText
{
    public static string? NullIfEmpty(this string? text) => string.IsNullOrEmpty(text) ? null : text;
}
