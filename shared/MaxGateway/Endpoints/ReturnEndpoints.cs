using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Returns;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Endpoints;

/// <summary>Goods that come back, and the credit for them.</summary>
internal static class ReturnEndpoints
{
    public static void MapReturns(this RouteGroupBuilder company)
    {
        company.MapPost("/returns", ReturnAsync).WithName("CreateReturn")
            .WithSummary("Enters a return as an RMA, once per Idempotency-Key")
            .WithDescription("201 when MAX holds the RMA (returnNumber), 200 when it was refused or needs a person (see state and error), 202 when the wait (Prefer: wait=N) was over first. Customer, part and, where it is null, stockroom come from the order's line. NOT_SHIPPED: more comes back than was shipped and is not on another RMA.")
            .Accepts<ReturnRequest>("application/json")
            .Produces<Operation>(StatusCodes.Status201Created).Produces<Operation>().Produces<Operation>(StatusCodes.Status202Accepted)
            .WithProblems(400, 409, 413, 415, 422, 429, 503);
        company.MapPost("/credit-memos", CreditMemoAsync).WithName("CreateCreditMemo")
            .WithSummary("Enters a credit memo as a sales order of type CR, once per Idempotency-Key")
            .WithDescription("Answers as CreateOrder. 403 NOT_ALLOWED unless the company offers creditMemo (see capabilities). Account, address, currency, terms, tax codes and ledger references are those of the order that is credited; the lines must add up to the totals. People invoice it in MAX.")
            .Accepts<CreditMemoRequest>("application/json")
            .Produces<Operation>(StatusCodes.Status201Created).Produces<Operation>().Produces<Operation>(StatusCodes.Status202Accepted)
            .WithProblems(400, 409, 413, 415, 422, 429, 503);
    }

    private static async Task<IResult> ReturnAsync(HttpContext context, MaxCompanies companies, OrderIntake intake, IOptions<GatewayOptions> options)
    {
        var company = companies[CompanyAccess.Company(context).Name];
        var key = RequestHeaders.Key(context);
        var write = ReturnIntake.Return(company, key, await JsonBody.ReadAsync<ReturnRequest>(context));
        return await WriteAnswer.OfAsync(context, intake, await intake.AcceptAsync(company.Options.Name, key, write, context.RequestAborted), options);
    }

    private static async Task<IResult> CreditMemoAsync(HttpContext context, MaxCompanies companies, OrderIntake intake, IOptions<GatewayOptions> options)
    {
        var company = companies[CompanyAccess.Company(context).Name];
        var key = RequestHeaders.Key(context);
        var write = ReturnIntake.CreditMemo(company, key, await JsonBody.ReadAsync<CreditMemoRequest>(context));
        return await WriteAnswer.OfAsync(context, intake, await intake.AcceptAsync(company.Options.Name, key, write, context.RequestAborted), options);
    }
}
