using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Customers;

/// <summary>Everything that is wrong with a customer or a ship-to, at once.</summary>
internal static class CustomerCheck
{
    public static IReadOnlyList<GatewayProblem> Check(CustomerRequest customer, MaxCodes codes, CustomerRow? template, int addressLength)
    {
        var texts = new TextRules()
            .Fits("accountNumber", customer.AccountNumber, "CUSTID_23")
            .Fits("contact", customer.Contact, "CNTCT_23")
            .Fits("phone", customer.Phone, "PHONE_23")
            .Fits("email", customer.Email, "EMAIL1_23")
            .Fits("taxNumber", customer.TaxNumber, "TAXNUM_23")
            .Address("billTo", customer.BillTo, "_23", addressLength);
        return [.. texts.Problems, .. References(customer, codes, template)];
    }

    public static IReadOnlyList<GatewayProblem> ShipTo(string code, PostalAddress address, int addressLength) =>
        new TextRules().Required("code", code, "SHPCDE_24").Address("address", address, "_24", addressLength).Problems;

    private static IEnumerable<GatewayProblem> References(CustomerRequest customer, MaxCodes codes, CustomerRow? template)
    {
        if (customer.AccountNumber is { } number && string.IsNullOrWhiteSpace(number))
            yield return OrderProblem.NotAllowed("accountNumber", number, "It is empty; null lets the gateway number the account.");
        if (customer.LinkOnly && customer.AccountNumber is null)
            yield return OrderProblem.NotAllowed("accountNumber", null, "It is required with linkOnly.");
        if (customer.Template is { } name && template is null)
            yield return OrderProblem.UnknownCustomer("template", name);
        if (customer.Currency is { } currency && codes.Currency(currency) is null)
            yield return OrderProblem.UnknownCode("currency", currency, "currency");
        if (customer.Terms is { } terms && !codes.HasTerms(terms))
            yield return OrderProblem.UnknownCode("terms", terms, "terms code");
        if (customer.ShipVia is { } shipVia && !codes.HasShipVia(shipVia))
            yield return OrderProblem.UnknownCode("shipVia", shipVia, "ship-via code");
    }
}
