using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>Why an order is not changed or cancelled.</summary>
internal static class ChangeProblem
{
    public static GatewayProblem Shipped(IReadOnlyList<string> lines) => New(
        GatewayProblemCode.Shipped, "MAX has shipped what would have to change.", "lines", string.Join(", ", lines), "Nothing was written for this request.",
        "Leave these lines as they are, or give only a quantity not below what has shipped; handle the rest as a return.");

    public static GatewayProblem ShippedOrder(string orderNumber, IReadOnlyList<string> lines) => New(
        GatewayProblemCode.Shipped, "MAX has shipped part of the order.", "lines", string.Join(", ", lines), $"Order {orderNumber} cannot be cancelled as a whole.",
        "Change the order to what has shipped, or handle what has shipped as a return.");

    public static GatewayProblem ChangedInMax(IReadOnlyList<string> lines) => New(
        GatewayProblemCode.ChangedInMax, "People changed in MAX what would have to change.", "lines", string.Join(", ", lines), "Nothing was written for this request.",
        "Look at these lines or header values in MAX: bring them to what the shop wants, or change the shop's order to what MAX holds.");

    public static GatewayProblem Version(string expected, string stands) => New(
        GatewayProblemCode.Version, "The order in MAX is no longer at the expected version.", "expectedVersion", expected, $"It stands at {stands}.",
        "Read the order, and decide anew.");

    public static GatewayProblem Closed(string orderNumber) => New(
        GatewayProblemCode.ClosedOrder, "The order is closed in MAX.", "orderNumber", orderNumber, null, "Send what is wanted as a new order, or reopen it in MAX.");

    public static GatewayProblem TooManyLines(string field) => New(
        GatewayProblemCode.Validation, "MAX has no number left for the line.", field, null, "An order numbers 99 lines, a line 99 deliveries; closed ones keep their number.",
        "Send the line as a new order.", StatusCodes.Status422UnprocessableEntity);

    public static GatewayProblem Fixed(string field, string? wanted, string stands, string advice) => New(
        GatewayProblemCode.Validation, "The value of an order cannot be changed.", field, wanted, $"The order has '{stands}'.", advice, StatusCodes.Status422UnprocessableEntity);

    public static GatewayProblem NotOurs(string orderNumber) => New(
        GatewayProblemCode.Validation, "The gateway did not make this order, or not completely.", "orderNumber", orderNumber, "It does not know what was wanted of it.",
        "Complete its creation by sending it again with its key, or change the order in MAX.", StatusCodes.Status422UnprocessableEntity);

    public static GatewayProblem Refused(string what, string reason, bool partly) => Problems.Refused(
        $"MAX refused {what}. {reason}".TrimEnd() + (partly ? " Other parts of the request had been written before." : " Nothing was written."),
        "Correct the cause and send the same request with the same key: what is missing is written. Or send another change.");

    public static GatewayProblem Partly(GatewayProblem problem) => problem with
    {
        Detail = $"{problem.Detail?.Replace("Nothing was written for this request.", "", StringComparison.Ordinal)} Part of the request had been written before.".TrimStart(),
    };

    /// <summary>One code says what kind of problem it is, also when there are several.</summary>
    public static GatewayProblem Combine(IReadOnlyList<GatewayProblem> problems) => problems.Count == 1 ? problems[0] : problems[0] with { Errors = problems };

    private static GatewayProblem New(string code, string title, string field, string? value, string? detail, string advice, int status = StatusCodes.Status409Conflict) => new()
    {
        Code = code, Title = title, Field = field, Value = value, Detail = detail, Advice = advice, Status = status,
    };
}
