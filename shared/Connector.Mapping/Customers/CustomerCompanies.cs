using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Customers;

/// <summary>
/// A customer has an account in the companies of its stores; without stores in those that the rules for its country name,
/// else those that the rules without country name; where there is one company only, in that one.
/// </summary>
internal static class CustomerCompanies
{
    public static IReadOnlyList<Company> Of(Customer customer, string? country, MappingDocument mapping, List<Problem> problems)
    {
        if (customer.Stores.Count > 0) return OfStores(customer.Stores, mapping, problems);
        var rules = mapping.Json.Customers.NoStore;
        var named = Named(rule => rule.Country is not null && rule.Country == country) is { Count: > 0 } ofCountry ? ofCountry : Named(rule => rule.Country is null);
        if (named.Count > 0) return named;
        if (mapping.Json.Companies.Count == 1) return [mapping.CompanyByName[mapping.Json.Companies[0].Max]];
        var rule = country is null ? "{ \"company\": \"...\" }" : $"{{ \"country\": \"{country}\", \"company\": \"...\" }}";
        problems.Add(new(ProblemCode.UnmappedCompany, "stores", null,
            $"The customer belongs to no store, and no rule says in which MAX company it has its account (country {country ?? "unknown"}). Add in mapping.json: customers.noStore: {rule}."));
        return [];

        List<Company> Named(Func<CustomerCompanyJson, bool> applies) => [.. rules.Where(applies).Select(rule => mapping.CompanyByName[rule.Company])];
    }

    // In the order of mapping.json, since commercetools promises none for stores.
    private static List<Company> OfStores(IReadOnlyList<KeyReference> stores, MappingDocument mapping, List<Problem> problems)
    {
        var companies = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < stores.Count; i++)
        {
            var store = stores[i].Key;
            if (mapping.CompanyByStore.TryGetValue(store, out var company)) companies.Add(company.Max);
            else problems.Add(new(ProblemCode.UnmappedCompany, $"stores[{i}].key", store,
                $"No MAX company serves the store '{store}'. Add it in mapping.json to the company's stores: companies[...].stores: \"{store}\"."));
        }

        return [.. mapping.Json.Companies.Where(company => companies.Contains(company.Max)).Select(company => mapping.CompanyByName[company.Max])];
    }
}
