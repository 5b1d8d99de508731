using System.Security.Cryptography;
using System.Text;
using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>
/// The ship-to addresses of an account: none, the default shipping address, or every address that is not for billing only.
/// The code of one is its external id, else its key, if that fits; else ten characters made of its id, which never change.
/// </summary>
internal static class ShipTos
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly int CodeLength = MaxFieldLengths.Of("SHPCDE_24");

    public static IReadOnlyList<CustomerShipTo> Of(ICompanyScope scope, AccountSource source)
    {
        var rule = scope.Mapping.Json.Customers.ShipTos;
        if (rule == ShipToRule.None || source.Customer is not { } customer) return [];
        var shipTos = new List<CustomerShipTo>();
        var pathByCode = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase); // MAX does not tell a from A
        for (var i = 0; i < customer.Addresses.Count; i++)
        {
            var address = customer.Addresses[i];
            if (!Applies(rule, customer, address)) continue;
            var path = $"{source.CustomerPath}addresses[{i}]";
            var code = MaxText.Field(scope, Code(address), CodeLength, path);
            if (!pathByCode.TryAdd(code, path))
                scope.Report(ProblemCode.Duplicate, path, code, $"The ship-to code '{code}' is also that of {pathByCode[code]}, and MAX keeps one address for each code. Give one of them another external id or key in commercetools.");
            shipTos.Add(new(code, Addresses.Of(scope, CustomerAddresses.Named(address, customer), path)));
        }

        return shipTos;
    }

    private static bool Applies(ShipToRule rule, Customer customer, Address address)
    {
        var isDefault = address.Id is not null && address.Id == customer.DefaultShippingAddressId;
        if (rule == ShipToRule.Default || isDefault) return isDefault;
        if (address.Id is null) return true;
        return customer.ShippingAddressIds.Contains(address.Id)
            || !(customer.BillingAddressIds.Contains(address.Id) || address.Id == customer.DefaultBillingAddressId);
    }

    internal static string Code(Address address) => Fitting(address.ExternalId) ?? Fitting(address.Key) ?? Short(address.Id ?? "");

    private static string? Fitting(string? text) => WordWrap.Clean(text) is { } code && code.Length <= CodeLength ? code : null;

    // 50 bits: among a customer's addresses no two will ever meet, and if they did it would be reported.
    private static string Short(string id)
    {
        var hash = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        var code = new char[CodeLength];
        for (var i = 0; i < code.Length; i++, hash >>= 5) code[i] = Base32[(int)(hash & 31)];
        return new(code);
    }
}
