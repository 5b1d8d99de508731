using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Orders.Changes;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Endpoints;

/// <summary>Orders and the operations that make them.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this RouteGroupBuilder company)
    {
        company.MapPost("/orders", CreateAsync).WithName("CreateOrder")
            .WithSummary("Creates a sales order, once per Idempotency-Key")
            .WithDescription("201 when MAX holds the order, 200 when it was refused or needs a person (see state and error), 202 when the wait (Prefer: wait=N) was over first. The same key with the same body is the same operation; a failed or unknown one is taken up where it stopped.")
            .Accepts<SalesOrderRequest>("application/json")
            .Produces<Operation>(StatusCodes.Status201Created).Produces<Operation>().Produces<Operation>(StatusCodes.Status202Accepted)
            .WithProblems(400, 409, 413, 415, 422, 429, 503);
        company.MapPost("/orders/{number}/change", ChangeAsync).WithName("ChangeOrder")
            .WithSummary("Brings an order to where it shall be, once per Idempotency-Key")
            .WithDescription("200 with the outcome (see state and error: SHIPPED, CHANGED_IN_MAX, VERSION, CLOSED_ORDER), 202 when the wait was over first. An unchanged wish leaves MAX alone, whatever people did there.")
            .Accepts<SalesOrderChange>("application/json")
            .Produces<Operation>().Produces<Operation>(StatusCodes.Status202Accepted).WithProblems(400, 404, 409, 413, 415, 422, 429, 503);
        company.MapPost("/orders/{number}/cancel", CancelAsync).WithName("CancelOrder")
            .WithSummary("Closes an order of which nothing has shipped, once per Idempotency-Key")
            .WithDescription("200 with the outcome (see state and error: SHIPPED, VERSION), 202 when the wait was over first.")
            .Accepts<OrderCancellation>("application/json")
            .Produces<Operation>().Produces<Operation>(StatusCodes.Status202Accepted).WithProblems(400, 404, 409, 413, 415, 422, 429, 503);
        company.MapGet("/operations/{id}", OperationAsync).WithName("GetOperation").WithSummary("State of a write")
            .Produces<Operation>().WithProblems(404);
        company.MapGet("/orders/{number}", OrderAsync).WithName("GetOrder").WithSummary("An order as it stands in MAX")
            .Produces<SalesOrder>().WithProblems(404, 503);
        company.MapGet("/orders", OrdersAsync).WithName("FindOrders").WithSummary("The orders made for an id of the calling system")
            .Produces<IReadOnlyList<SalesOrder>>().WithProblems(400, 503);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, MaxCompanies companies, OrderIntake intake, IOptions<GatewayOptions> options)
    {
        var company = companies[CompanyAccess.Company(context).Name];
        var key = RequestHeaders.Key(context);
        var order = await JsonBody.ReadAsync<SalesOrderRequest>(context);
        return await WriteAnswer.OfAsync(context, intake, await intake.AcceptAsync(company, key, order, context.RequestAborted), options);
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext context, string number, MaxCompanies companies, OrderIntake intake, ChangeIntake changes, IOptions<GatewayOptions> options)
    {
        var company = companies[CompanyAccess.Company(context).Name];
        var key = RequestHeaders.Key(context);
        var write = changes.Change(company, number, await JsonBody.ReadAsync<SalesOrderChange>(context));
        return await WriteAnswer.OfAsync(context, intake, await intake.AcceptAsync(company.Options.Name, key, write, context.RequestAborted), options);
    }

    private static async Task<IResult> CancelAsync(
        HttpContext context, string number, MaxCompanies companies, OrderIntake intake, ChangeIntake changes, IOptions<GatewayOptions> options)
    {
        var company = companies[CompanyAccess.Company(context).Name];
        var key = RequestHeaders.Key(context);
        var write = changes.Cancel(company, number, await JsonBody.ReadAsync<OrderCancellation>(context));
        return await WriteAnswer.OfAsync(context, intake, await intake.AcceptAsync(company.Options.Name, key, write, context.RequestAborted), options);
    }

    private static async Task<IResult> OperationAsync(HttpContext context, string id, IInbox inbox) =>
        await inbox.GetAsync(CompanyAccess.Company(context).Name, id, context.RequestAborted) is { } entry
            ? Answer.Ok(entry.ToOperation())
            : throw new ProblemException(Problems.NotFound("operation", id));

    private static async Task<IResult> OrderAsync(HttpContext context, string number, MaxCompanies companies, OrderReading orders) =>
        await orders.ByNumberAsync(companies[CompanyAccess.Company(context).Name], number, context.RequestAborted) is { } order
            ? Answer.Ok(order)
            : throw new ProblemException(Problems.NotFound("order", number));

    private static async Task<IResult> OrdersAsync(HttpContext context, string? externalId, MaxCompanies companies, OrderReading orders) =>
        string.IsNullOrEmpty(externalId)
            ? throw new ProblemException(Problems.Validation("The query needs externalId.", "externalId"))
            : Answer.Ok(await orders.ByExternalIdAsync(companies[CompanyAccess.Company(context).Name], externalId, context.RequestAborted));
}
