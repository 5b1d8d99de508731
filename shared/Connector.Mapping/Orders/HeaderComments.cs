namespace Connector.Mapping.Orders;

/// <summary>
/// The header's comments: what the order is an exchange for, the custom fields that the mapping names, then the payments. A
/// text breaks at words and runs on in the next comment; a word that no comment holds runs on as well; nothing is cut off.
/// What is exchanged has a comment of its own.
/// </summary>
internal static class HeaderComments
{
    /// <summary>COMNT1_27 to COMNT3_27.</summary>
    private const int MostComments = 3;

    public static IReadOnlyList<string> Of(OrderScope scope)
    {
        var (fields, exchange) = (scope.Mapping.Json.Orders.Comments, scope.Mapping.Json.Returns.ExchangeField);
        if (fields.Count == 0 && exchange is null && Payments.Of(scope.Order).Count == 0) return [];
        var comments = new List<string>(MostComments);
        if (CustomValues.Text(scope.Order.Custom, exchange) is { } exchanged) comments.Add(MaxText.Field(scope, $"Exchange {exchanged}", MaxLength.Comment, $"custom.fields.{exchange}"));
        foreach (var field in fields)
            if (CustomValues.Text(scope.Order.Custom, field) is { } text) Add(MaxText.Personal(scope, text, int.MaxValue, $"order.custom.fields.{field}"), comments);
        var ofFields = comments.Count;
        Payments.AddComments(scope, comments);
        if (comments.Count <= MostComments) return comments;
        if (ofFields > MostComments)
        {
            scope.Report(ProblemCode.TooMany, "custom.fields", $"{ofFields}", $"The custom fields of orders.comments{(exchange is null ? "" : " and returns.exchangeField")} ({string.Join(", ", exchange is null ? fields : [exchange, .. fields])}) need {ofFields} header comments of {MaxLength.Comment} characters, MAX has {MostComments}. Shorten them in commercetools, or name fewer of them in mapping.json.");
        }
        else
        {
            scope.Report(ProblemCode.TooMany, "paymentInfo.payments", $"{Payments.Of(scope.Order).Count}", ofFields == 0
                ? $"The payment references need {comments.Count} header comments of {MaxLength.Comment} characters, MAX has {MostComments}. Set in mapping.json: payments.references: \"leaveOut\"."
                : $"Custom fields and payment references need {comments.Count} header comments of {MaxLength.Comment} characters, MAX has {MostComments}. Change in mapping.json: orders.comments, or set payments.references: \"leaveOut\".");
        }

        return comments;
    }

    public static void Add(string text, List<string> comments)
    {
        if (WordWrap.Lines(text, MaxLength.Comment) is { } lines)
        {
            comments.AddRange(lines);
            return;
        }

        for (var at = 0; at < text.Length; at += MaxLength.Comment)
            comments.Add(text.Substring(at, Math.Min(MaxLength.Comment, text.Length - at)));
    }
}
