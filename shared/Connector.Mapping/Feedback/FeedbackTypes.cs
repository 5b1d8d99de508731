namespace Connector.Mapping.Feedback;

/// <summary>Keys of the commercetools types that hold <see cref="FeedbackFields"/> (mapping.json: <c>feedback</c>).</summary>
/// <param name="Order">Type of orders.</param>
/// <param name="Line">Type of line items.</param>
/// <param name="ReturnItem">Type of return items.</param>
public sealed record FeedbackTypes(string Order, string Line, string ReturnItem)
{
    /// <summary>What the mapping names.</summary>
    public static FeedbackTypes Of(MappingDocument mapping) =>
        new(mapping.Json.Feedback.OrderType, mapping.Json.Feedback.LineType, mapping.Json.Feedback.ReturnItemType);
}
