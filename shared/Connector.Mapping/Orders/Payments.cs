using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>The payment method decides the terms; of several payments the largest, or the first, does. Their references become header comments.</summary>
internal static class Payments
{
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

    /// <summary>Adds the comments that name each payment.</summary>
    public static void AddComments(OrderScope scope, List<string> comments)
    {
        if (scope.Mapping.Json.Payments.References == PaymentReferences.LeaveOut) return;
        var payments = Of(scope.Order);
        for (var i = 0; i < payments.Count; i++)
            if (payments[i].Obj is { } payment) AddComment(scope, payment, comments, new("paymentInfo.payments", i));
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

    // Unless the mapping says otherwise: method and reference where both fit, else the reference alone.
    private static void AddComment(OrderScope scope, Payment payment, List<string> comments, SourcePath path)
    {
        var (method, reference) = (WordWrap.Clean(payment.PaymentMethodInfo.Method), Reference(payment));
        string? text;
        if (scope.Mapping.Json.Payments.Comment is { Count: > 0 } parts)
        {
            text = string.Join(' ', parts.Select(part => part switch
            {
                PaymentComment.Method => method,
                PaymentComment.Reference => reference,
                _ => Coins.Text(payment.AmountPlanned.CentAmount, scope),
            }).Where(part => part is not null));
        }
        else
        {
            if (reference is null) return;
            var labelled = method is null ? reference : $"{method} {reference}";
            text = labelled.Length <= MaxLength.Comment ? labelled : reference;
        }

        HeaderComments.Add(MaxText.Field(scope, text, int.MaxValue, path, "obj.interfaceId"), comments);
    }
}
