using Connector.ExactMax.Contract;
using Connector.MaxGateway.Customers;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Endpoints;

/// <summary>Customer accounts and their ship-to addresses.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomers(this RouteGroupBuilder company)
    {
        company.MapGet("/customers", FindAsync).WithName("FindCustomers").WithSummary("Accounts by exactly one of account, e-mail, tax number")
            .Produces<IReadOnlyList<CustomerAccount>>().WithProblems(400, 503);
        company.MapGet("/customers/{externalId}", GetAsync).WithName("GetCustomer").WithSummary("The account linked to an id of the calling system")
            .Produces<CustomerAccount>().WithProblems(404, 503);
        company.MapPut("/customers/{externalId}", PutAsync).WithName("PutCustomer").WithSummary("Creates, updates or links an account; repeating it is harmless")
            .Accepts<CustomerRequest>("application/json").Produces<Operation>().Produces<Operation>(StatusCodes.Status201Created)
            .WithProblems(400, 409, 413, 415, 422, 503);
        company.MapPut("/customers/{externalId}/ship-tos/{code}", PutShipToAsync).WithName("PutShipTo").WithSummary("Creates or updates a ship-to address")
            .Accepts<PostalAddress>("application/json").Produces<Operation>().WithProblems(400, 404, 413, 415, 422, 503);
    }

    private static async Task<IResult> FindAsync(HttpContext context, string? customerId, string? email, string? taxNumber, MaxCompanies companies, CustomerReading customers)
    {
        if (new[] { customerId, email, taxNumber }.Count(criterion => !string.IsNullOrWhiteSpace(criterion)) != 1)
            throw new ProblemException(Problems.Validation("The query needs exactly one of customerId, email, taxNumber."));
        var query = new CustomerQuery { CustomerId = Given(customerId), Email = Given(email), TaxNumber = Given(taxNumber) };
        return Answer.Ok(await customers.FindAsync(companies[CompanyAccess.Company(context).Name], query, context.RequestAborted));
    }

    private static async Task<IResult> GetAsync(HttpContext context, string externalId, MaxCompanies companies, CustomerReading customers) =>
        await customers.ByExternalIdAsync(companies[CompanyAccess.Company(context).Name], externalId, context.RequestAborted) is { } account
            ? Answer.Ok(account)
            : throw new ProblemException(Problems.NotFound("customer", externalId));

    private static async Task<IResult> PutAsync(HttpContext context, string externalId, MaxCompanies companies, CustomerUpsert customers)
    {
        var company = companies[CompanyAccess.Company(context).Name];
        var request = await JsonBody.ReadAsync<CustomerRequest>(context);
        var (customerId, created) = await customers.PutAsync(company, externalId, request, context.RequestAborted);
        return created
            ? Answer.Created($"/v1/{company.Options.Name}/customers/{Uri.EscapeDataString(externalId)}", Done(customerId))
            : Answer.Ok(Done(customerId));
    }

    private static async Task<IResult> PutShipToAsync(HttpContext context, string externalId, string code, MaxCompanies companies, CustomerUpsert customers)
    {
        var address = await JsonBody.ReadAsync<PostalAddress>(context);
        return Answer.Ok(Done(await customers.PutShipToAsync(companies[CompanyAccess.Company(context).Name], externalId, code, address, context.RequestAborted)));
    }

    // Done before the answer, and harmless to repeat: such an operation is not kept for GET /operations.
    private static Operation Done(string customerId) => new() { OperationId = Guid.NewGuid().ToString("N"), State = OperationState.Succeeded, CustomerId = customerId };

    private static string? Given(string? criterion) => string.IsNullOrWhiteSpace(criterion) ? null : criterion;
}
