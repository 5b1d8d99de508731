using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Customers;

/// <summary>Recognises accounts of MAX: by the rules of a request, first rule first, and by likeness.</summary>
internal sealed class CustomerMatching(CustomerLinks links)
{
    /// <summary>The account that the first fitting rule finds; null when none does.</summary>
    /// <exception cref="ProblemException">A rule finds several.</exception>
    public async Task<(CustomerRow Account, CustomerMatchBy By)?> FindAsync(MaxCompany company, CustomerRequest customer, CancellationToken cancellation)
    {
        foreach (var (index, rule) in Rules(customer).Index())
        {
            var accounts = await InScopeAsync(company, rule, await AccountsAsync(company, rule, cancellation), cancellation);
            if (accounts.Count > 1)
                throw new ProblemException(CustomerProblem.Ambiguous($"match[{index}]", rule, accounts));
            if (accounts.Count == 1)
                return (accounts[0], rule.By);
        }
        return null;
    }

    /// <summary>Accounts with the name and the postal code of the bill-to address.</summary>
    public static async Task<IReadOnlyList<CustomerRow>> SimilarAsync(MaxCompany company, CustomerRequest customer, CancellationToken cancellation) =>
        customer.Similar == SimilarAccounts.Ignore
            ? []
            : await company.Reader.CustomersByNameAsync(customer.BillTo.Name, customer.BillTo.PostalCode ?? "", cancellation);

    /// <summary>Everything by which a request would find the account of another one, made or about to be made.</summary>
    public static CustomerTraits Traits(CustomerRequest customer)
    {
        var rules = Rules(customer).ToLookup(rule => rule.By, Key);
        var similar = customer is { LinkOnly: false, Similar: not SimilarAccounts.Ignore };
        return new CustomerTraits
        {
            // A wanted number must not be given away twice either.
            AccountNumbers = [.. rules[CustomerMatchBy.AccountNumber], .. customer.AccountNumber is { } wanted ? [wanted] : (string[])[]],
            Emails = [.. rules[CustomerMatchBy.Email]],
            TaxNumbers = [.. rules[CustomerMatchBy.TaxNumber]],
            Name = similar ? CustomerKeys.Compact(customer.BillTo.Name) : null,
            PostalCode = similar ? CustomerKeys.Compact(customer.BillTo.PostalCode ?? "") : null,
        };
    }

    /// <summary>What a rule compares; empty when its value has nothing to compare.</summary>
    public static string Key(CustomerMatch rule) => rule.By switch
    {
        CustomerMatchBy.AccountNumber => rule.Value.Trim(),
        CustomerMatchBy.TaxNumber => CustomerKeys.TaxNumber(rule.Value),
        _ => CustomerKeys.Email(rule.Value),
    };

    private static IEnumerable<CustomerMatch> Rules(CustomerRequest customer) =>
        customer is { LinkOnly: true, AccountNumber: { } number }
            ? customer.Match.Append(new CustomerMatch(CustomerMatchBy.AccountNumber, number))
            : customer.Match;

    private static async Task<IReadOnlyList<CustomerRow>> AccountsAsync(MaxCompany company, CustomerMatch rule, CancellationToken cancellation) => rule.By switch
    {
        CustomerMatchBy.AccountNumber => await company.Reader.CustomerAsync(Key(rule), cancellation) is { } account ? [account] : [],
        CustomerMatchBy.TaxNumber => await company.Reader.CustomersByTaxNumberAsync(rule.Value, cancellation),
        _ => await company.Reader.CustomersByEmailAsync(rule.Value, cancellation),
    };

    private async Task<IReadOnlyList<CustomerRow>> InScopeAsync(
        MaxCompany company, CustomerMatch rule, IReadOnlyList<CustomerRow> accounts, CancellationToken cancellation)
    {
        if (rule.Scope is null)
            return accounts;
        var within = new List<CustomerRow>();
        foreach (var account in accounts)
        {
            var linked = await links.OfAccountAsync(company.Options.Name, account.CustomerId, cancellation);
            // An account that carries a fingerprint without a link was made for a customer of whom only the inbox that was lost knew the scope.
            var nobody = linked.Count == 0 && !(company.Options.Quirks.FingerprintInUserKey && account.Fingerprint.Length > 0);
            if (nobody || (linked.Count > 0 && linked.All(link => link.Scope == rule.Scope)))
                within.Add(account);
        }
        return within;
    }
}
