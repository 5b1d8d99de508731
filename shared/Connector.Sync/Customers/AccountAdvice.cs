using Connector.ExactMax.Contract;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Customers;

/// <summary>Says what to do when MAX has accounts among which only a person can choose. Names account numbers and nothing else.</summary>
public static class AccountAdvice
{
    /// <summary>The outcome with the advice of this flow.</summary>
    public static FlowOutcome Of(FlowOutcome outcome, string company) => outcome is not FlowOutcome.Failed failed ? outcome : failed with
    {
        Problems = [.. failed.Problems.Select(problem => Advice(problem.Code, problem.Value, company) is { } advice ? problem with { Advice = advice } : problem)],
    };

    private static string? Advice(string code, string? accounts, string company) => code switch
    {
        $"MAX_{GatewayProblemCode.AmbiguousCustomer}" =>
            $"MAX company {company} has several accounts that may be this customer: {accounts}. Decide which one it is. Either correct the others in MAX, or name the right one where mapping.json lets the customer carry its account number (customers.match), then replay.",
        $"MAX_{GatewayProblemCode.SimilarCustomer}" =>
            $"MAX company {company} has no account that is this customer for certain, but accounts with the same name and postal code: {accounts}. If one of them is this customer, let the customer carry its number or give the account the customer's e-mail in MAX, then replay. If none is, create the account in MAX by hand in the same way.",
        _ => null,
    };
}
