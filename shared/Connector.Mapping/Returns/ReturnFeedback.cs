using Connector.Mapping.Feedback;

namespace Connector.Mapping.Returns;

/// <summary>Returns, receipts, credit memos and refunds, as commercetools shall show them.</summary>
internal static class ReturnFeedback
{
    public static void Add(FeedbackScope scope)
    {
    }
}
