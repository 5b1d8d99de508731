using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Customers;

/// <summary>
/// Everything that is wrong with a customer or a ship-to, at once. Values are judged where they would be written: an
/// account that is linked already does not fail for a value that nobody writes.
/// </summary>
internal static class CustomerCheck
{
    private const int LongestId = 200;

    /// <summary>What holds for every request.</summary>
    public static IEnumerable<GatewayProblem> Request(string externalId, CustomerRequest customer)
    {
        if (externalId.Length > LongestId)
            yield return OrderProblem.NotAllowed("externalId", null, $"1 to {LongestId} characters are allowed.");
        if (customer.AccountNumber is { } number && string.IsNullOrWhiteSpace(number))
            yield return OrderProblem.NotAllowed("accountNumber", number, "It is empty; null lets the gateway number the account.");
        if (customer is { LinkOnly: true, AccountNumber: null, Match: [] })
            yield return OrderProblem.NotAllowed("match", null, "linkOnly needs match or accountNumber.");
        foreach (var (index, rule) in customer.Match.Index())
        {
            if (CustomerMatching.Key(rule).Length == 0)
                yield return OrderProblem.NotAllowed($"match[{index}].value", rule.Value, $"It holds no {CustomerProblem.Named(rule.By)}.");
            if (rule.Scope is not null && rule.Scope != customer.Scope)
                yield return OrderProblem.NotAllowed($"match[{index}].scope", rule.Scope, "It differs from the scope of the request, so that the account would never be found again.");
        }
        foreach (var (index, shipTo) in customer.ShipTos.Index())
        {
            if (customer.ShipTos.Take(index).Any(before => before.Code == shipTo.Code))
                yield return OrderProblem.NotAllowed($"shipTos[{index}].code", shipTo.Code, "Another ship-to address has the code already.");
        }
    }

    /// <summary>A new account.</summary>
    public static IReadOnlyList<GatewayProblem> Create(CustomerRequest customer, MaxCodes codes, CustomerRow? template, int addressLength)
    {
        var values = Values(customer, Enum.GetValues<CustomerValue>(), codes, addressLength);
        return [.. new TextRules().Fits("accountNumber", customer.AccountNumber, "CUSTID_23").Problems, .. values, .. References(customer, codes, template)];
    }

    /// <summary>The values that are going to be written.</summary>
    public static IReadOnlyList<GatewayProblem> Values(CustomerRequest customer, IReadOnlyCollection<CustomerValue> values, MaxCodes codes, int addressLength)
    {
        var texts = new TextRules()
            .Fits("contact", Named(CustomerValue.Contact, customer.Contact), "CNTCT_23")
            .Fits("phone", Named(CustomerValue.Phone, customer.Phone), "PHONE_23")
            .Fits("email", Named(CustomerValue.Email, customer.Email), "EMAIL1_23")
            .Fits("taxNumber", Named(CustomerValue.TaxNumber, customer.TaxNumber), "TAXNUM_23");
        if (values.Contains(CustomerValue.BillTo))
            texts.Address("billTo", customer.BillTo, "_23", addressLength);
        if (values.Contains(CustomerValue.ShipTos))
        {
            foreach (var (index, shipTo) in customer.ShipTos.Index())
                texts.Required($"shipTos[{index}].code", shipTo.Code, "SHPCDE_24").Address($"shipTos[{index}].address", shipTo.Address, "_24", addressLength);
        }
        List<GatewayProblem> problems = [.. texts.Problems];
        if (Named(CustomerValue.Terms, customer.Terms) is { } terms && !codes.HasTerms(terms))
            problems.Add(OrderProblem.UnknownCode("terms", terms, "terms code"));
        if (Named(CustomerValue.ShipVia, customer.ShipVia) is { } shipVia && !codes.HasShipVia(shipVia))
            problems.Add(OrderProblem.UnknownCode("shipVia", shipVia, "ship-via code"));
        return problems;

        string? Named(CustomerValue value, string? text) => values.Contains(value) ? text : null;
    }

    public static IReadOnlyList<GatewayProblem> ShipTo(string code, PostalAddress address, int addressLength) =>
        new TextRules().Required("code", code, "SHPCDE_24").Address("address", address, "_24", addressLength).Problems;

    private static IEnumerable<GatewayProblem> References(CustomerRequest customer, MaxCodes codes, CustomerRow? template)
    {
        if (customer.Template is { } name && template is null)
            yield return CustomerProblem.UnknownTemplate(name);
        if (customer.Currency is { } currency && codes.Currency(currency) is null)
            yield return OrderProblem.UnknownCode("currency", currency, "currency");
    }
}
