using System.Text.Json;
using Connector.Commercetools.Models;
using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>The field of a commercetools customer that holds an account: <c>externalId</c>, <c>customerNumber</c>, <c>key</c> or <c>custom.name</c>.</summary>
internal static class AccountField
{
    public const string ExternalId = "externalId";
    public const string CustomerNumber = "customerNumber";
    public const string Key = "key";
    public const string None = "none";
    public const string Custom = "custom.";

    /// <summary>Where the account of a company is read; with one company the external id, with several where the company says.</summary>
    public static string? ToRead(MappingDocument mapping, Company company) => company.Json.AccountField ?? Usual(mapping);

    /// <summary>Where the account of a company is written; null when it is not.</summary>
    public static string? ToWrite(MappingDocument mapping, Company company) =>
        (company.Json.WriteAccountTo ?? Usual(mapping)) is { } field && field != None ? field : null;

    /// <summary>The value of a field, trimmed; null when it is blank.</summary>
    public static string? Value(Customer customer, string field) => WordWrap.Clean(field switch
    {
        ExternalId => customer.ExternalId,
        CustomerNumber => customer.CustomerNumber,
        Key => customer.Key,
        _ => customer.Custom?.Fields.GetValueOrDefault(field[Custom.Length..]) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value.ToString() : null,
    });

    /// <summary>The account that a value of a field means: the prefix belongs to the field that account numbers come from.</summary>
    public static string Account(CustomersJson rules, string field, string value) =>
        field == Source(rules.AccountNumber) ? rules.AccountPrefix + value : value;

    /// <summary>The field that account numbers come from; null when the gateway numbers.</summary>
    public static string? Source(AccountNumberSource source) => source switch
    {
        AccountNumberSource.CustomerNumber => CustomerNumber,
        AccountNumberSource.ExternalId => ExternalId,
        AccountNumberSource.Key => Key,
        _ => null,
    };

    private static string? Usual(MappingDocument mapping) => mapping.Json.Companies.Count == 1 ? ExternalId : null;
}
