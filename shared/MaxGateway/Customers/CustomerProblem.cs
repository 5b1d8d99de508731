using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Customers;

/// <summary>What can be wrong with an account, apart from its values.</summary>
internal static class CustomerProblem
{
    // A list that nobody reads to its end helps nobody.
    private const int MostListed = 20;

    public static GatewayProblem Ambiguous(string field, CustomerMatch rule, IReadOnlyList<CustomerRow> accounts) => new()
    {
        Code = GatewayProblemCode.AmbiguousCustomer, Title = "Several accounts of MAX may be meant.", Field = field, Value = Listed(accounts),
        Detail = $"{accounts.Count} accounts have this {Named(rule.By)}{(rule.Scope is null ? "" : " in this scope")}.",
        Advice = $"Leave the {Named(rule.By)} on one of them in MAX, or link the customer by account number; then send the request again.",
        Status = StatusCodes.Status409Conflict,
    };

    public static GatewayProblem Similar(IReadOnlyList<CustomerRow> accounts) => new()
    {
        Code = GatewayProblemCode.SimilarCustomer, Title = "MAX has an account with the same name and postal code.", Field = "billTo.name", Value = Listed(accounts),
        Detail = $"{accounts.Count} {(accounts.Count == 1 ? "account has" : "accounts have")} the name and postal code.",
        Advice = "When one of them is the customer, link it by account number, or enter the customer's e-mail or tax number there; else allow similar accounts. Then send the request again.",
        Status = StatusCodes.Status409Conflict,
    };

    public static GatewayProblem Unknown(CustomerRequest customer) => new()
    {
        Code = GatewayProblemCode.UnknownCustomer, Title = "MAX has no such customer.",
        Field = customer.AccountNumber is null ? "match" : "accountNumber",
        Value = customer.AccountNumber ?? string.Join(", ", customer.Match.Select(rule => rule.Value)),
        Detail = "No account was recognised, and the request does not allow a new one.",
        Advice = "Create the account in MAX, or correct the value by which it is recognised; then send the request again.",
        Status = StatusCodes.Status422UnprocessableEntity,
    };

    public static GatewayProblem UnknownTemplate(string account) => new()
    {
        Code = GatewayProblemCode.UnknownCustomer, Title = "MAX has no such customer.", Field = "template", Value = account,
        Detail = "New accounts take terms, taxes and codes over from it.", Advice = "Create the template account in MAX, or name one that exists.",
        Status = StatusCodes.Status422UnprocessableEntity,
    };

    public static GatewayProblem Linked(string customerId, string wanted) => Problems.Duplicate(
        $"The id is linked to account {customerId}.", "accountNumber", wanted, "Send that account, or null.");

    public static GatewayProblem Taken(string wanted) => Problems.Duplicate(
        $"Account {wanted} exists and is not linked to this id.", "accountNumber", wanted, "Send linkOnly to use it, or another account number.");

    public static ProblemException Refused(MaxRefusedException refusal, string field, string value) => new(
        Problems.Refused(refusal.Message, "Read the ETL log, correct the cause, and send the request again.") with { Field = field, Value = value });

    public static string Named(CustomerMatchBy by) => by switch
    {
        CustomerMatchBy.AccountNumber => "account number",
        CustomerMatchBy.TaxNumber => "tax number",
        _ => "e-mail",
    };

    private static string Listed(IReadOnlyList<CustomerRow> accounts) =>
        string.Join(", ", accounts.Take(MostListed).Select(account => account.CustomerId)) + (accounts.Count > MostListed ? ", ..." : "");
}
