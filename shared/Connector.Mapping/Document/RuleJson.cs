namespace Connector.Mapping.Document;

internal sealed record ItemsJson
{
    public required ItemRule Rule { get; init; }
    public string? Attribute { get; init; }
    public IReadOnlyDictionary<string, string> Table { get; init; } = new Dictionary<string, string>();
    public string? EanAttribute { get; init; }
    public LineReference Reference { get; init; }
    public CustomerPartJson? CustomerPart { get; init; }
}

internal sealed record CustomerPartJson(string Field, bool Resolve = false);

internal enum ItemRule
{
    Same,
    Attribute,
    Table,
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
