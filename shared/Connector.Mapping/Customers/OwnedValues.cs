using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Customers;

/// <summary>
/// The values of an account that commercetools keeps up to date, each by its hash. A value that the customer lacks is not
/// among them: what people entered in MAX stays.
/// </summary>
internal static class OwnedValues
{
    private static readonly OwnedValue[] All = Enum.GetValues<OwnedValue>();

    public static IReadOnlyDictionary<CustomerValue, string> Of(CustomersJson rules, CustomerRequest request)
    {
        var owned = new SortedDictionary<CustomerValue, string>();
        // Where accounts are only linked, they are kept in MAX unless the mapping says otherwise.
        foreach (var value in rules.Owned ?? (rules.Strategy == CustomerStrategy.Create ? All : []))
        {
            var (key, hash) = Hashed(value, request);
            if (hash is not null) owned[key] = hash;
        }

        return owned;
    }

    private static (CustomerValue Value, string? Hash) Hashed(OwnedValue value, CustomerRequest request) => value switch
    {
        OwnedValue.BillTo => (CustomerValue.BillTo, Hash(request.BillTo, GatewayJson.Default.PostalAddress)),
        OwnedValue.Contact => (CustomerValue.Contact, Text(request.Contact)),
        OwnedValue.Phone => (CustomerValue.Phone, Text(request.Phone)),
        OwnedValue.Email => (CustomerValue.Email, Text(request.Email)),
        OwnedValue.TaxNumber => (CustomerValue.TaxNumber, Text(request.TaxNumber)),
        _ => (CustomerValue.ShipTos, request.ShipTos.Count == 0 ? null : Hash(request.ShipTos, GatewayJson.Default.IReadOnlyListCustomerShipTo)),
    };

    private static string? Text(string? value) => value is null ? null : Hash(value, GatewayJson.Default.String);

    private static string Hash<T>(T value, JsonTypeInfo<T> type) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, type)));
}
