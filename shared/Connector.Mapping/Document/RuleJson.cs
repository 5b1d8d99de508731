namespace Connector.Mapping.Document;

internal sealed record ItemsJson
{
    public required ItemRule Rule { get; init; }
    public string? Attribute { get; init; }
    public IReadOnlyDictionary<string, string> Table { get; init; } = new Dictionary<string, string>();
    public string? EanAttribute { get; init; }
    public LineReference Reference { get; init; }
    public CustomerPartJson? CustomerPart { get; init; }

    /// <summary>How flow <c>items</c> finds the part of a SKU under rule <c>crossReference</c>.</summary>
    public ItemMatch? BuiltBy { get; init; }

    public DiscontinuedItems Discontinued { get; init; }

    public IReadOnlyList<ItemAttributeJson> Attributes { get; init; } = [];
}

/// <summary>A product attribute that flow <c>items</c> keeps as MAX has it.</summary>
internal sealed record ItemAttributeJson(string Attribute, ItemValue From, string? Language = null, string? Company = null);

internal enum ItemMatch
{
    Same,
    Attribute,
    Table,
    Gtin,
}

internal enum DiscontinuedItems
{
    Refuse,
    Allow,
}

internal enum ItemValue
{
    SalesUnit,
    TaxCode,
    LeadTimeDays,
    Discontinued,
    Gtin,
    Description1,
    Description2,
}

internal sealed record CustomerPartJson(string Field, bool Resolve = false);

internal enum ItemRule
{
    Same,
    Attribute,
    Table,
    CrossReference,
}

internal enum LineReference
{
    None,
    Sku,
    Ean,
}

internal sealed record ShippingJson
{
    public required IReadOnlyList<ShippingMethodJson> Methods { get; init; }
    public ZeroFreight ZeroFreight { get; init; }
    public MultipleShipping Multiple { get; init; }
}

internal sealed record ShippingMethodJson(string Method, string ShipVia);

internal enum ZeroFreight
{
    Write,
    LeaveOut,
}

internal sealed record PaymentsJson
{
    public required IReadOnlyList<PaymentMethodJson> Methods { get; init; }
    public SeveralPayments SeveralPayments { get; init; }
    public PaymentReferences References { get; init; }
    public IReadOnlyList<PaymentComment> Comment { get; init; } = [];
    public required ExportWhen ExportWhen { get; init; }
    public IReadOnlyList<string> ExportStates { get; init; } = ["Open", "Confirmed"];
}

internal sealed record PaymentMethodJson(string Method, string Terms, string? Interface = null, ExportWhen? ExportWhen = null);

internal enum SeveralPayments
{
    LargestAmount,
    First,
}

internal enum PaymentReferences
{
    Comments,
    LeaveOut,
}

internal enum PaymentComment
{
    Method,
    Reference,
    Amount,
}

internal enum ExportWhen
{
    Created,
    Authorised,
    Paid,
}

internal sealed record DiscountsJson(LineDiscounts Lines = LineDiscounts.NetPrice);

internal enum LineDiscounts
{
    NetPrice,
    Percentage,
    SeparatePart,
}
