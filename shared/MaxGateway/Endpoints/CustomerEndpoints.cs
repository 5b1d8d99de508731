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
        company.MapGet("/customers", FindAsync).WithName("FindCustomers")
            .WithSummary("Accounts by exactly one of account, e-mail, tax number, or name with postal code")
            .Produces<IReadOnlyList<CustomerAccount>>().WithProblems(400, 503);
        company.MapGet("/customers/{externalId}", GetAsync).WithName("GetCustomer").WithSummary("The account linked to an id of the calling system")
            .Produces<CustomerAccount>().WithProblems(404, 503);
        company.MapPut("/customers/{externalId}", PutAsync).WithName("PutCustomer")
            .WithSummary("Links, creates or updates an account; repeating it is harmless")
            .WithDescription("""
                Decided one request after the other. An id that is linked keeps its account, into which the values named in 'update' are written. Else the
                first rule of 'match' that finds one account links it, and nothing is written; several are refused (409 AMBIGUOUS_CUSTOMER, 'value' lists
                them). Else linkOnly ends in 422 UNKNOWN_CUSTOMER, and without it an account is created with its ship-to addresses (201), unless one with the
                same name and postal code exists and 'similar' says refuse (409 SIMILAR_CUSTOMER). 'account' of the answer says what was done. 503 with
                OUTCOME_UNKNOWN: send the same request again, it takes up the same account.
                """)
            .Accepts<CustomerRequest>("application/json").Produces<Operation>().Produces<Operation>(StatusCodes.Status201Created)
            .WithProblems(400, 409, 413, 415, 422, 503);
        company.MapPut("/customers/{externalId}/ship-tos/{code}", PutShipToAsync).WithName("PutShipTo").WithSummary("Creates or updates a ship-to address")
            .Accepts<PostalAddress>("application/json").Produces<Operation>().WithProblems(400, 404, 413, 415, 422, 503);
    }

    private static async Task<IResult> FindAsync(HttpContext context, [AsParameters] CustomerCriteria criteria, MaxCompanies companies, CustomerReading customers)
    {
        var query = criteria.ToQuery()
            ?? throw new ProblemException(Problems.Validation("The query needs exactly one of customerId, email, taxNumber, or name and postalCode together."));
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
        var (customerId, outcome) = await customers.PutAsync(company, externalId, request, context.RequestAborted);
        return outcome.Action == AccountAction.Created
            ? Answer.Created($"/v1/{company.Options.Name}/customers/{Uri.EscapeDataString(externalId)}", Done(customerId, outcome))
            : Answer.Ok(Done(customerId, outcome));
    }

    private static async Task<IResult> PutShipToAsync(HttpContext context, string externalId, string code, MaxCompanies companies, CustomerUpsert customers)
    {
        var address = await JsonBody.ReadAsync<PostalAddress>(context);
        return Answer.Ok(Done(await customers.PutShipToAsync(companies[CompanyAccess.Company(context).Name], externalId, code, address, context.RequestAborted)));
    }

    // Done before the answer, and harmless to repeat: such an operation is not kept for GET /operations.
    private static Operation Done(string customerId, AccountOutcome? outcome = null) =>
        new() { OperationId = Guid.NewGuid().ToString("N"), State = OperationState.Succeeded, CustomerId = customerId, Account = outcome };
}
