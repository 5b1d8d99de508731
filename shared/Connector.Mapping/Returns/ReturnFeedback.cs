using Connector.Mapping.Feedback;

namespace Connector.Mapping.Returns;

/// <summary>
/// Returns, receipts, credit memos and refunds, as commercetools shall show them. What an older reading of MAX lacks is
/// never taken back.
/// </summary>
internal static class ReturnFeedback
{
    public static void Add(FeedbackScope scope)
    {
        if (scope.Input.Parts.All(part => part.Returns.Count == 0 && part.CreditMemos.Count == 0)) return;
        var returns = KnownReturn.Of(scope);
        ReturnReceipts.Add(scope, returns);
        CreditFeedback.Add(scope, returns);
        foreach (var known in returns) ReturnItemFields.Write(scope, known);
    }
}
