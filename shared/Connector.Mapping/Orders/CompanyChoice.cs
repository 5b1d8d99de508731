using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>The store decides which MAX company takes the order; without a store the currency and country do.</summary>
internal static class CompanyChoice
{
    public static Company? Of(Order order, MappingDocument mapping, List<Problem> problems)
    {
        var currency = order.TotalPrice.CurrencyCode;
        var company = order.Store is { } store ? ByStore(store.Key, mapping, problems) : ByCurrency(order, currency, mapping, problems);
        if (company is null || company.Currencies.Contains(currency)) return company;
        problems.Add(new(ProblemCode.UnmappedCompany, "totalPrice.currencyCode", currency,
            $"Company {company.Max} takes no orders in {currency}. Add it in mapping.json: {company.Path}.currencies: \"{currency}\"."));
        return company;
    }

    private static Company? ByStore(string store, MappingDocument mapping, List<Problem> problems)
    {
        if (mapping.CompanyByStore.TryGetValue(store, out var company)) return company;
        problems.Add(new(ProblemCode.UnmappedCompany, "store.key", store,
            $"No MAX company serves the store '{store}'. Add it in mapping.json to the company's stores: companies[...].stores: \"{store}\"."));
        return null;
    }

    private static Company? ByCurrency(Order order, string currency, MappingDocument mapping, List<Problem> problems)
    {
        var country = order.Country ?? order.ShippingAddress?.Country;
        if (country is not null && mapping.CompanyByCurrency.TryGetValue((currency, country), out var inCountry)) return inCountry;
        if (mapping.CompanyByCurrency.TryGetValue((currency, null), out var company)) return company;
        problems.Add(new(ProblemCode.UnmappedCompany, "store", null,
            $"The order names no store, and no MAX company takes such orders in {currency} (country {country ?? "unknown"}). Add in mapping.json: noStore: {{ \"currency\": \"{currency}\", \"company\": \"...\" }}."));
        return null;
    }
}
