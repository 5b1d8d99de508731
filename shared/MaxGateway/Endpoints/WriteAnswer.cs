using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Endpoints;

/// <summary>Answers a write of the inbox with its outcome, or where to look for it when the wait is over first.</summary>
internal static class WriteAnswer
{
    public static async Task<IResult> OfAsync(HttpContext context, OrderIntake intake, InboxEntry entry, IOptions<GatewayOptions> options)
    {
        var wait = RequestHeaders.Wait(context, options.Value.Wait.DefaultSeconds, options.Value.Wait.MaximumSeconds);
        entry = await intake.WaitAsync(entry, wait, context.RequestAborted);
        var operation = $"/v1/{entry.Company}/operations/{entry.OperationId}";
        return entry switch
        {
            { State: OperationState.Succeeded, Kind: OperationKind.Create or OperationKind.CreditMemo } => Answer.Created($"/v1/{entry.Company}/orders/{entry.OrderNumber}", entry.ToOperation()),
            { State: OperationState.Succeeded, Kind: OperationKind.Return } => Answer.Created(operation, entry.ToOperation()),
            { Final: true } => Answer.Ok(entry.ToOperation()),
            _ => Answer.Accepted(operation, entry.ToOperation()),
        };
    }
}
