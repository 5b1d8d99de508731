using System.Text.Json.Serialization;

namespace Connector.ExactMax.Contract;

/// <summary>
/// A line of a feed: <c>GET /v1/{company}/feeds/{stock|items|prices}?cursor=..</c>, content type
/// <c>application/x-ndjson</c>. Without a cursor everything is sent, with one what changed since. The last line is the
/// end; a feed that stops without it was torn, and its cursor must not move. Items may come again: a feed is at least once.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
public sealed record FeedLine<T>
    where T : class
{
    /// <summary>An item; null on the last line.</summary>
    public T? Item { get; init; }

    /// <summary>The end; null on every other line.</summary>
    public FeedEnd? End { get; init; }
}

/// <summary>The last line of a feed.</summary>
public sealed record FeedEnd
{
    /// <summary>Opaque; the next read goes on from here. Overlaps a little, since not every writer in MAX keeps its dates exactly.</summary>
    public required string Cursor { get; init; }

    /// <summary>When the gateway began to read MAX, UTC.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Number of items sent.</summary>
    public required long Count { get; init; }

    /// <summary>Availability policy that the numbers follow, for example <c>nettable-less-open-sales</c>; null for other feeds.</summary>
    public string? Policy { get; init; }
}

/// <summary>Stock of a part, all stockrooms together, as one item of the feed <c>stock</c>. Quantities are in stock units.</summary>
public sealed record PartStock
{
    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Unit that MAX keeps stock in, <c>BOMUOM_01</c>.</summary>
    public string? StockUnit { get; init; }

    /// <summary>Unit that MAX sells in, <c>SLSUOM_29</c>.</summary>
    public string? SalesUnit { get; init; }

    /// <summary>Stock units in one sales unit, <c>SLSCNV_29</c>; positive.</summary>
    public decimal StockUnitsPerSalesUnit { get; init; } = 1;

    /// <summary>Safety stock, <c>SAFSTK_01</c>.</summary>
    public decimal SafetyStock { get; init; }

    /// <summary>True when the part is no longer sold: obsolete, or without a Part_Sales record.</summary>
    public bool Discontinued { get; init; }

    /// <summary>Sellable stockrooms that hold the part, or that it is sold from.</summary>
    public IReadOnlyList<StockroomStock> Stockrooms { get; init => field = value ?? []; } = [];

    /// <summary>Open supply, soonest first: what is on order or being made, and when it is due.</summary>
    public IReadOnlyList<ExpectedSupply> Supply { get; init => field = value ?? []; } = [];
}

/// <summary>Stock of a part in one stockroom, in stock units.</summary>
public sealed record StockroomStock
{
    /// <summary>Stockroom.</summary>
    public required string Stockroom { get; init; }

    /// <summary>Nettable on hand, without consignment, inspection and lot quarantine.</summary>
    public required decimal OnHand { get; init; }

    /// <summary>Open quantity of sales orders from this stockroom.</summary>
    public decimal OpenSales { get; init; }

    /// <summary>The part of <see cref="OpenSales"/> that the gateway itself entered for the calling system.</summary>
    public decimal OpenSalesOfCaller { get; init; }

    /// <summary>Transfers out of the stockroom that are not booked yet.</summary>
    public decimal Transfers { get; init; }

    /// <summary>On hand less open sales and transfers; may be negative.</summary>
    [JsonIgnore]
    public decimal Available => OnHand - OpenSales - Transfers;
}

/// <summary>Supply that is due.</summary>
/// <param name="Stockroom">Where it goes to; null when MAX does not say.</param>
/// <param name="Due">Day in the company's time zone.</param>
/// <param name="Quantity">Stock units.</param>
public sealed record ExpectedSupply(string? Stockroom, DateOnly Due, decimal Quantity);

/// <summary>A part with its identifiers, as one item of the feed <c>items</c>.</summary>
public sealed record PartItem
{
    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Descriptions, <c>PMDES1_29</c> and <c>PMDES2_29</c>, else the part master's.</summary>
    public IReadOnlyList<string> Descriptions { get; init => field = value ?? []; } = [];

    /// <summary>Stock unit.</summary>
    public string? StockUnit { get; init; }

    /// <summary>Sales unit.</summary>
    public string? SalesUnit { get; init; }

    /// <summary>Stock units in one sales unit.</summary>
    public decimal StockUnitsPerSalesUnit { get; init; } = 1;

    /// <summary>True when the part has a Part_Sales record.</summary>
    public bool Sellable { get; init; }

    /// <summary>True when the part is obsolete: <c>OBSDTE_01</c> has come.</summary>
    public bool Discontinued { get; init; }

    /// <summary>Tax code of the part, <c>TAXCDE_29</c>.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Days that it takes to make or buy the part, <c>MFGLT_01</c> or <c>PURLT_01</c>.</summary>
    public int? LeadTimeDays { get; init; }

    /// <summary>EAN or GTIN as MAX holds it, unchecked. The view <c>connector.items</c> says which column it is.</summary>
    public string? Barcode { get; init; }

    /// <summary>Commodity code, <c>COMCDE_01</c>.</summary>
    public string? CommodityCode { get; init; }

    /// <summary>Product line, <c>PRDLIN_29</c>.</summary>
    public string? ProductLine { get; init; }

    /// <summary>Weight in the company's unit, <c>WGT_01</c>.</summary>
    public decimal? Weight { get; init; }

    /// <summary>What customers call the part, <c>Customer_Part_XREF</c>.</summary>
    public IReadOnlyList<CustomerPartNumber> CustomerParts { get; init => field = value ?? []; } = [];
}

/// <summary>A customer's own number of a part.</summary>
/// <param name="CustomerId">Account.</param>
/// <param name="CustomerPart">The number.</param>
public sealed record CustomerPartNumber(string CustomerId, string CustomerPart);

/// <summary>All prices of a part, as one item of the feed <c>prices</c>. A part that lost its prices comes with none.</summary>
public sealed record PartPrices
{
    /// <summary>Part.</summary>
    public required string Part { get; init; }

    /// <summary>Sales unit that the prices are for.</summary>
    public string? SalesUnit { get; init; }

    /// <summary>The prices.</summary>
    public IReadOnlyList<PartPrice> Prices { get; init => field = value ?? []; } = [];
}

/// <summary>A price with its quantity breaks: <c>Part_Sales</c>, or <c>Price_Breaks</c> for a customer type and currency.</summary>
public sealed record PartPrice
{
    /// <summary>ISO 4217 currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Customer type, <c>CUSTYP_88</c>; null for everybody.</summary>
    public string? CustomerType { get; init; }

    /// <summary>Net price per sales unit.</summary>
    public required decimal Price { get; init; }

    /// <summary>Lower prices from a quantity on, at most nine, by rising quantity.</summary>
    public IReadOnlyList<PartPriceBreak> Breaks { get; init => field = value ?? []; } = [];

    /// <summary>First day in the company's time zone.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>A quantity break. MAX states a price or a discount in percent; the gateway sends the price that results.</summary>
/// <param name="From">Smallest quantity in sales units.</param>
/// <param name="Price">Net price per sales unit.</param>
public sealed record PartPriceBreak(decimal From, decimal Price);
