using System.Text.Json;
using Connector.Commercetools;
using Connector.Mapping;

namespace Connector.Sync.Feedback;

/// <summary>A plan as JSON, for shadow records.</summary>
internal static class FeedbackText
{
    public static string Of(OrderFeedbackPlan plan) => JsonSerializer.Serialize(new
    {
        update = JsonSerializer.SerializeToElement(new OrderUpdate { Version = 0, Actions = plan.Actions }, CommercetoolsJson.Options).GetProperty("actions"),
        refunds = plan.Refunds.Select(refund => new { refund.PaymentId, refund.Transaction.InteractionId, refund.Transaction.Amount.Amount, refund.Transaction.Amount.CurrencyCode }),
        customObjects = plan.CustomObjects,
    });
}
