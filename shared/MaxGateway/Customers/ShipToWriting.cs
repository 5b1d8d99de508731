using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Customers;

/// <summary>Brings ship-to addresses to where the caller wants them. A new one takes the account's tax codes over; later they are MAX's own.</summary>
internal static class ShipToWriting
{
    /// <summary>Those that MAX does not have like this.</summary>
    public static async Task<IReadOnlyList<(int Index, CustomerShipTo ShipTo)>> DifferencesAsync(
        MaxCompany company, string customerId, IReadOnlyList<CustomerShipTo> shipTos, CancellationToken cancellation)
    {
        var differing = new List<(int, CustomerShipTo)>();
        foreach (var (index, shipTo) in shipTos.Index())
        {
            if (await company.Reader.ShipToAsync(customerId, shipTo.Code, cancellation) is not { } stored || !CustomerChange.Same(shipTo.Address, stored.ToAddress()))
                differing.Add((index, shipTo));
        }
        return differing;
    }

    /// <returns>True when one had to be written.</returns>
    public static async Task<bool> PutAsync(MaxCompany company, string customerId, IReadOnlyList<CustomerShipTo> shipTos, CancellationToken cancellation)
    {
        var differing = await DifferencesAsync(company, customerId, shipTos, cancellation);
        foreach (var (index, shipTo) in differing)
            await PutAsync(company, customerId, shipTo, $"shipTos[{index}]", cancellation);
        return differing.Count > 0;
    }

    public static async Task PutAsync(MaxCompany company, string customerId, CustomerShipTo shipTo, string field, CancellationToken cancellation)
    {
        var stored = await company.Reader.ShipToAsync(customerId, shipTo.Code, cancellation);
        if (stored is not null && CustomerChange.Same(shipTo.Address, stored.ToAddress()))
            return;
        var account = stored is null ? await company.Reader.CustomerAsync(customerId, cancellation) : null;
        var document = CustomerDocuments.ShipTo(customerId, shipTo.Code, CustomerDocuments.Whole(shipTo.Address), account?.Taxable.NullIfEmpty(), account?.TaxCodes);
        try
        {
            // Not cancelled with the request: a caller who hangs up must not leave a half-known outcome.
            await CustomerLoad.RunAsync(
                company.LoadShipToAsync(document, CancellationToken.None),
                async () => (await DifferencesAsync(company, customerId, [shipTo], CancellationToken.None)).Count == 0);
        }
        catch (MaxRefusedException refusal)
        {
            throw CustomerProblem.Refused(refusal, field, shipTo.Code);
        }
    }
}
