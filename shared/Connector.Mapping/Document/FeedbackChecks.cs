using Connector.Mapping.Feedback;

namespace Connector.Mapping.Document;

/// <summary>Rules for statuses and invoices that contradict each other.</summary>
internal static class FeedbackChecks
{
    public static IEnumerable<(string Pointer, string Sentence)> Violations(MappingJson mapping) =>
        Rules(mapping.Statuses)
            .Concat(MappingChecks.Repeated(mapping.Statuses.Rules.Select((rule, i) => ($"/statuses/rules/{i}/when", rule.When))))
            .Concat(MappingChecks.Repeated(mapping.Statuses.Lines.Named.Select(state => ($"/statuses/lines/{state.Name}", state.Key))))
            .Concat(BothKinds(mapping.Statuses))
            .Concat(Invoices(mapping.Feedback));

    private static IEnumerable<(string, string)> Rules(StatusesJson statuses)
    {
        for (var i = 0; i < statuses.Rules.Count; i++)
            if (statuses.Rules[i] is { OrderState: null, ShipmentState: null, PaymentState: null, Transition: null })
                yield return ($"/statuses/rules/{i}", "it sets nothing; name an orderState, shipmentState, paymentState or transition, or remove it");
    }

    // A key is one state, and a state is of orders or of line items.
    private static IEnumerable<(string, string)> BothKinds(StatusesJson statuses)
    {
        var ofOrders = statuses.Rules.Select(rule => rule.Transition).Append(statuses.Exported?.Transition).ToHashSet(StringComparer.Ordinal);
        return statuses.Lines.Named.Where(state => ofOrders.Contains(state.Key))
            .Select(state => ($"/statuses/lines/{state.Name}", "this state is a state of orders too ('rules' or 'exported'); line items need states of their own"));
    }

    // The order's fields are what tells which invoices were told already.
    private static IEnumerable<(string, string)> Invoices(FeedbackJson feedback)
    {
        if (feedback.Invoices.CustomObjects && !(feedback.Invoices.Fields && feedback.OrderFields))
            yield return ("/feedback/invoices/customObjects", "custom objects need 'feedback.orderFields' and 'feedback.invoices.fields', which tell what was written already");
    }
}
