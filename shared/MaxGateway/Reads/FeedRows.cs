namespace Connector.MaxGateway.Reads;

/// <summary>A row of a feed's view: the part itself (kind 0), or something that belongs to it.</summary>
internal abstract record FeedRow
{
    public int Kind { get; init; }
    public string Part { get; init; } = "";
    public string? SalesUnit { get; init; }
}

internal abstract record FeedPartRow : FeedRow
{
    public string? StockUnit { get; init; }
    public decimal? SalesToStock { get; init; }
    public int? Sellable { get; init; }
    public string? ObsoleteOn { get; init; }
}

/// <summary>Kind 1 is a stockroom, kind 2 supply.</summary>
internal sealed record StockFeedRow : FeedPartRow
{
    public decimal? SafetyStock { get; init; }
    public string? Stockroom { get; init; }
    public string? Due { get; init; }
    public decimal? Quantity { get; init; }
    public decimal? OpenSales { get; init; }
    public decimal? OwnSales { get; init; }
    public decimal? Transfers { get; init; }
}

/// <summary>Kind 1 is a customer's number.</summary>
internal sealed record ItemFeedRow : FeedPartRow
{
    public string? Description1 { get; init; }
    public string? Description2 { get; init; }
    public string? TaxCode { get; init; }
    public decimal? LeadTimeDays { get; init; }
    public string? Barcode { get; init; }
    public string? CommodityCode { get; init; }
    public string? ProductLine { get; init; }
    public decimal? Weight { get; init; }
    public string? CustomerId { get; init; }
    public string? CustomerPart { get; init; }
}

/// <summary>Kind 1 is a price.</summary>
internal sealed record PriceFeedRow : FeedRow
{
    public string? CustomerType { get; init; }
    public string? CurrencyCode { get; init; }
    public decimal? Price { get; init; }
    public decimal? Break1 { get; init; }
    public decimal? Discount1 { get; init; }
    public decimal? Price1 { get; init; }
    public decimal? Break2 { get; init; }
    public decimal? Discount2 { get; init; }
    public decimal? Price2 { get; init; }
    public decimal? Break3 { get; init; }
    public decimal? Discount3 { get; init; }
    public decimal? Price3 { get; init; }
    public decimal? Break4 { get; init; }
    public decimal? Discount4 { get; init; }
    public decimal? Price4 { get; init; }
    public decimal? Break5 { get; init; }
    public decimal? Discount5 { get; init; }
    public decimal? Price5 { get; init; }
    public decimal? Break6 { get; init; }
    public decimal? Discount6 { get; init; }
    public decimal? Price6 { get; init; }
    public decimal? Break7 { get; init; }
    public decimal? Discount7 { get; init; }
    public decimal? Price7 { get; init; }
    public decimal? Break8 { get; init; }
    public decimal? Discount8 { get; init; }
    public decimal? Price8 { get; init; }
    public decimal? Break9 { get; init; }
    public decimal? Discount9 { get; init; }
    public decimal? Price9 { get; init; }
    public string? ValidFrom { get; init; }
    public string? ValidUntil { get; init; }

    /// <summary>Breaks in MAX's order; one without a quantity ends the list.</summary>
    public IEnumerable<(decimal From, decimal Discount, decimal Price)> Breaks => new (decimal? From, decimal? Discount, decimal? Price)[]
    {
        (Break1, Discount1, Price1), (Break2, Discount2, Price2), (Break3, Discount3, Price3), (Break4, Discount4, Price4), (Break5, Discount5, Price5),
        (Break6, Discount6, Price6), (Break7, Discount7, Price7), (Break8, Discount8, Price8), (Break9, Discount9, Price9),
    }.TakeWhile(step => step.From > 0).Select(step => (step.From ?? 0, step.Discount ?? 0, step.Price ?? 0));
}
