using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Customers;

/// <summary>Writes the values that a request names into an account that is linked; everything else in MAX is people's own.</summary>
internal sealed class CustomerUpdate(TimeProvider clock)
{
    /// <summary>True when there is nothing to write.</summary>
    public static async Task<bool> IsDoneAsync(MaxCompany company, CustomerRequest customer, CustomerRow account, CancellationToken cancellation) =>
        CustomerChange.Differences(customer, account, customer.Update).Count == 0
        && (!customer.Update.Contains(CustomerValue.ShipTos)
            || (await ShipToWriting.DifferencesAsync(company, account.CustomerId, customer.ShipTos, cancellation)).Count == 0);

    /// <returns>True when something had to be written.</returns>
    public async Task<bool> ApplyAsync(MaxCompany company, CustomerRequest customer, CustomerRow account, CancellationToken cancellation)
    {
        if (await IsDoneAsync(company, customer, account, cancellation))
            return false;
        var problems = CustomerCheck.Values(customer, customer.Update, await company.Reader.CodesAsync(cancellation), company.Options.Quirks.AddressLength);
        if (problems.Count > 0)
            throw new ProblemException(Problems.Combine(problems));
        var values = CustomerChange.Differences(customer, account, customer.Update);
        if (values.Count > 0)
            await LoadAsync(company, customer, account.CustomerId, values);
        var written = customer.Update.Contains(CustomerValue.ShipTos) && await ShipToWriting.PutAsync(company, account.CustomerId, customer.ShipTos, cancellation);
        return written || values.Count > 0;
    }

    // The load is not cancelled with the request: a caller who hangs up must not leave a half-known outcome.
    private async Task LoadAsync(MaxCompany company, CustomerRequest customer, string number, IReadOnlyList<CustomerValue> values)
    {
        var document = CustomerDocuments.Change(customer, number, values, CompanyDay.Today(company.Options, clock));
        try
        {
            await CustomerLoad.RunAsync(
                company.LoadCustomerAsync(document, CancellationToken.None),
                async () => await company.Reader.CustomerAsync(number, CancellationToken.None) is { } now && CustomerChange.Differences(customer, now, values).Count == 0);
        }
        catch (MaxRefusedException refusal)
        {
            throw CustomerProblem.Refused(refusal, "update", string.Join(", ", values));
        }
    }
}
