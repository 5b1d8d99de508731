using System.Globalization;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Returns;

/// <summary>What can be wrong with a return or a credit memo, apart from what can be wrong with any request.</summary>
internal static class ReturnProblem
{
    public static GatewayProblem Unknown(string what, string field, string value, string advice) => new()
    {
        Code = GatewayProblemCode.NotFound, Title = $"There is no such {what}.", Field = field, Value = value, Advice = advice,
        Status = StatusCodes.Status422UnprocessableEntity,
    };

    public static GatewayProblem NotShipped(string field, SoldLine sold, decimal asked, decimal shipped, decimal taken) => new()
    {
        Code = GatewayProblemCode.NotShipped, Title = "More comes back than was shipped and has not come back yet.", Field = field,
        Value = $"asked {asked.ToString(CultureInfo.InvariantCulture)}, shipped {shipped.ToString(CultureInfo.InvariantCulture)}, returned {taken.ToString(CultureInfo.InvariantCulture)}",
        Detail = $"Of order {sold.OrderNumber}, line {sold.OrderLine}, delivery {sold.OrderDelivery}.",
        Advice = "Correct the quantity; or post the shipment in MAX, or close the RMA that will not come, and send the request again.",
        Status = StatusCodes.Status422UnprocessableEntity,
    };

    public static GatewayProblem CreditMemosOff(string company) => new()
    {
        Code = GatewayProblemCode.NotAllowed, Title = "The company does not allow credit memos to be entered.", Value = company,
        Advice = "Enter it in MAX, or set Gateway:Companies:n:CreditMemos to true if finance agrees.", Status = StatusCodes.Status403Forbidden,
    };
}
