using Connector.ExactMax.Contract;
using Connector.MaxGateway.Fulfilment;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Endpoints;

/// <summary>What orders have come to.</summary>
internal static class FulfilmentEndpoints
{
    public static void MapFulfilment(this RouteGroupBuilder company) => company.MapGet("/orders/{number}/fulfilment", FulfilmentAsync).WithName("GetFulfilment")
        .WithSummary("An order with its shipments, invoices, returns and credit memos").Produces<OrderFulfilment>().WithProblems(404, 503);

    private static async Task<IResult> FulfilmentAsync(HttpContext context, string number, MaxCompanies companies, FulfilmentReading fulfilment) =>
        await fulfilment.ReadAsync(companies[CompanyAccess.Company(context).Name], number, context.RequestAborted) is { } found
            ? Answer.Ok(found)
            : throw new ProblemException(Problems.NotFound("order", number));
}
