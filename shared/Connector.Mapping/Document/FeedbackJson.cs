namespace Connector.Mapping.Document;

internal sealed record FeedbackJson
{
    public string OrderType { get; init; } = "exact-max-order";
    public string LineType { get; init; } = "exact-max-line";
    public string ReturnItemType { get; init; } = "exact-max-return-item";
}
