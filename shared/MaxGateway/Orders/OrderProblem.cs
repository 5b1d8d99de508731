using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Orders;

/// <summary>What can be wrong with a request that is well-formed.</summary>
internal static class OrderProblem
{
    public static GatewayProblem TooLong(string field, string value, int length) => New(
        GatewayProblemCode.Length, "A value is longer than MAX's field.", field, value,
        $"{value.Length} characters, MAX holds {length}.", "Shorten the value at its source, or map it.");

    public static GatewayProblem NotAllowed(string field, string? value, string detail) => New(
        GatewayProblemCode.Validation, "A value is not allowed.", field, value, detail, "Correct the value.");

    public static GatewayProblem UnknownCustomer(string field, string customerId) => New(
        GatewayProblemCode.UnknownCustomer, "MAX has no such customer.", field, customerId, null, "Create or link the customer first, then send the order again.");

    public static GatewayProblem OnHold(string field, string customerId) => New(
        GatewayProblemCode.CustomerOnHold, "The customer is on hold.", field, customerId, null, "Release the customer in MAX, then send the order again.");

    public static GatewayProblem UnknownPart(string field, string part) => New(
        GatewayProblemCode.UnknownSku, "MAX has no such part.", field, part, null, "Create the part in MAX, or map the SKU to another part.");

    public static GatewayProblem UnknownCustomerPart(string field, string number, string? detail) => New(
        GatewayProblemCode.UnknownCustomerPart, "MAX's cross-reference does not have this number of the customer for this part.", field, number, detail,
        "Add or correct the customer's part number in MAX, or leave it out.");

    public static GatewayProblem NotSellable(string field, string part) => New(
        GatewayProblemCode.NotSellable, "The part cannot be sold.", field, part, "It has no sales record (Part_Sales).", "Add the part's sales record in MAX.");

    public static GatewayProblem UnknownCode(string field, string code, string kind) => New(
        GatewayProblemCode.UnknownCode, $"MAX has no such {kind}.", field, code, null, $"Add the {kind} in MAX, or map to one that exists.");

    public static GatewayProblem Totals(string field, decimal value, decimal expected, string rule) => New(
        GatewayProblemCode.Totals, "The amounts do not add up.", field, Text(value),
        $"{rule}: expected {Text(expected)}, difference {Text(value - expected)}.", "Correct the amounts; the gateway never adjusts them.");

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static GatewayProblem New(string code, string title, string field, string? value, string? detail, string advice) => new()
    {
        Code = code, Title = title, Detail = detail, Field = field, Value = value, Advice = advice, Status = StatusCodes.Status422UnprocessableEntity,
    };
}
