namespace Connector.Mapping.Document;

internal sealed record FeedbackJson
{
    public string OrderType { get; init; } = "exact-max-order";
    public string LineType { get; init; } = "exact-max-line";
    public string ReturnItemType { get; init; } = "exact-max-return-item";
    public bool OrderFields { get; init; } = true;
    public bool LineDates { get; init; }
    public WithoutShipping WithoutShipping { get; init; }
    public InvoiceFeedbackJson Invoices { get; init; } = new();
}

internal sealed record InvoiceFeedbackJson(bool Fields = true, bool CustomObjects = false, string Container = "exact-max-invoices");

internal enum WithoutShipping
{
    Problem,
    Skip,
}
