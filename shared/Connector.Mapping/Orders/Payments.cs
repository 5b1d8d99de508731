using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>The payment method decides the terms; of several payments the largest, or the first, does. Their references become header comments.</summary>
internal static class Payments
{
    /// <summary>COMNT1_27 to COMNT3_27.</summary>
    private const int MostComments = 3;

    public static string? Terms(OrderScope scope)
    {
        string? terms = null;
        var largest = long.MinValue;
        var first = scope.Mapping.Json.Payments.SeveralPayments == SeveralPayments.First;
        var payments = Of(scope.Order);
        for (var i = 0; i < payments.Count; i++)
        {
            var path = new SourcePath("paymentInfo.payments", i);
            if (payments[i].Obj is not { } payment)
            {
                scope.Report(ProblemCode.Missing, path.Field("obj"), payments[i].Id, "The payment could not be read with the order; it may have been deleted. Remove it from the order, or restore it, in commercetools.");
                continue;
            }

            var own = TermsOf(scope, payment, path);
            if (i > 0 && (first || payment.AmountPlanned.CentAmount <= largest)) continue;
            (terms, largest) = (own, payment.AmountPlanned.CentAmount);
        }

        return terms;
    }

    public static IReadOnlyList<string> Comments(OrderScope scope)
    {
        var payments = Of(scope.Order);
        if (payments.Count == 0 || scope.Mapping.Json.Payments.References == PaymentReferences.LeaveOut) return [];
        var comments = new List<string>(payments.Count);
        for (var i = 0; i < payments.Count; i++)
            if (payments[i].Obj is { } payment && Reference(payment) is { } reference)
                AddComment(scope, payment, reference, comments, new("paymentInfo.payments", i));
        if (comments.Count > MostComments)
            scope.Report(ProblemCode.TooMany, "paymentInfo.payments", $"{payments.Count}", $"The payment references need {comments.Count} header comments of {MaxLength.Comment} characters, MAX has {MostComments}. Set in mapping.json: payments.references: \"leaveOut\".");
        return comments;
    }

    /// <summary>The payments of an order.</summary>
    internal static IReadOnlyList<Reference<Payment>> Of(Order order) => order.PaymentInfo?.Payments ?? [];

    /// <summary>The rule of a payment's method; the provider's own rule wins.</summary>
    internal static PaymentMethodJson? Rule(MappingDocument mapping, Payment payment)
    {
        var (method, provider) = (payment.PaymentMethodInfo.Method ?? "", payment.PaymentMethodInfo.PaymentInterface);
        if (provider is not null && mapping.PaymentMethods.TryGetValue((method, provider), out var own)) return own;
        return mapping.PaymentMethods.GetValueOrDefault((method, null));
    }

    private static string? TermsOf(OrderScope scope, Payment payment, SourcePath path)
    {
        if (Rule(scope.Mapping, payment) is { } rule) return rule.Terms;
        var method = payment.PaymentMethodInfo.Method;
        scope.Report(ProblemCode.UnmappedPayment, path.Field("obj.paymentMethodInfo.method"), method, method is null
            ? "The payment names no method, so its terms are unknown. Set the payment's method in commercetools."
            : $"No MAX terms stand for the payment method '{method}'. Add in mapping.json: payments.methods: {{ \"method\": \"{method}\", \"terms\": \"..\" }}.");
        return null;
    }

    /// <summary>What a payment is known by to the provider and the shop; null when it has nothing.</summary>
    internal static string? Reference(Payment payment) =>
        WordWrap.Clean(payment.InterfaceId) ?? WordWrap.Clean(payment.Transactions.FirstOrDefault(transaction => transaction.InteractionId is not null)?.InteractionId) ?? WordWrap.Clean(payment.Key);

    // Method and reference where both fit; else the reference alone, which may run on over further comments.
    private static void AddComment(OrderScope scope, Payment payment, string reference, List<string> comments, SourcePath path)
    {
        var labelled = $"{payment.PaymentMethodInfo.Method} {reference}".Trim();
        var text = MaxText.Field(scope, labelled.Length <= MaxLength.Comment ? labelled : reference, int.MaxValue, path, "obj.interfaceId");
        for (var at = 0; at < text.Length; at += MaxLength.Comment)
            comments.Add(text.Substring(at, Math.Min(MaxLength.Comment, text.Length - at)));
    }
}
