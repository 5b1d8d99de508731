using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>Guests, and customers without an account of their own, share the default account of their country, else that of the company.</summary>
internal static class DefaultAccounts
{
    public static string Of(ICompanyScope scope, string? country)
    {
        var (accounts, company) = (scope.Mapping.DefaultAccounts, scope.Company);
        return (country is null ? null : accounts.GetValueOrDefault((company.Max, country)))
            ?? accounts.GetValueOrDefault((company.Max, null)) ?? company.Json.GuestAccount;
    }
}
