using System.Collections.Frozen;
using System.Text.Json;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>mapping.json, checked and ready for look-ups. It never changes; a new file is a new document.</summary>
public sealed class MappingDocument
{
    internal MappingDocument(MappingJson json)
    {
        Json = json;
        var companies = json.Companies.Select((company, i) => new Company(company, i)).ToList();
        CompanyByName = companies.ToFrozenDictionary(company => company.Max, StringComparer.Ordinal);
        CompanyByStore = companies.SelectMany(company => company.Json.Stores.Select(store => (store, company)))
            .ToFrozenDictionary(pair => pair.store, pair => pair.company, StringComparer.Ordinal);
        CompanyByCurrency = json.NoStore.ToFrozenDictionary(rule => (rule.Currency, rule.Country), rule => CompanyByName[rule.Company]);
        Taxes = new TaxTable(json.Taxes);
        PartBySku = json.Items.Table.ToFrozenDictionary(StringComparer.Ordinal);
        UnitBySku = json.Units.ToFrozenDictionary(unit => unit.Sku, StringComparer.Ordinal);
        ShipVia = json.Shipping.Methods.ToFrozenDictionary(method => method.Method, method => method.ShipVia, StringComparer.Ordinal);
        PaymentMethods = json.Payments.Methods.ToFrozenDictionary(method => (method.Method, method.Interface));
        ServiceParts = json.CustomLineItems.ToFrozenDictionary(item => item.Slug, item => item.Part, StringComparer.Ordinal);
        Stockrooms = json.Warehouses.ToFrozenDictionary(warehouse => (warehouse.Channel, warehouse.Company), warehouse => warehouse.Stockrooms);
        Routing = json.Routing.ToFrozenDictionary(rule => rule.Company, StringComparer.Ordinal);
        TemplateAccounts = json.Customers.Templates.ToFrozenDictionary(rule => (rule.Company, rule.Country), rule => rule.Account);
        DefaultAccounts = json.Customers.DefaultAccounts.ToFrozenDictionary(rule => (rule.Company, rule.Country), rule => rule.Account);
    }

    /// <summary>Names of the MAX companies, as in the gateway's URL.</summary>
    public IReadOnlyCollection<string> Companies => CompanyByName.Keys;

    /// <summary>The JSON schema of mapping.json (draft 2020-12).</summary>
    public static string Schema => MappingSchema.Text();

    internal MappingJson Json { get; }

    internal FrozenDictionary<string, Company> CompanyByName { get; }

    internal FrozenDictionary<string, Company> CompanyByStore { get; }

    internal FrozenDictionary<(string Currency, string? Country), Company> CompanyByCurrency { get; }

    internal TaxTable Taxes { get; }

    internal FrozenDictionary<string, string> PartBySku { get; }

    internal FrozenDictionary<string, UnitJson> UnitBySku { get; }

    internal FrozenDictionary<string, string> ShipVia { get; }

    internal FrozenDictionary<(string Method, string? Interface), PaymentMethodJson> PaymentMethods { get; }

    internal FrozenDictionary<string, string> ServiceParts { get; }

    internal FrozenDictionary<(string Channel, string Company), IReadOnlyList<string>> Stockrooms { get; }

    internal FrozenDictionary<string, RoutingJson> Routing { get; }

    internal FrozenDictionary<(string Company, string? Country), string> TemplateAccounts { get; }

    internal FrozenDictionary<(string Company, string? Country), string> DefaultAccounts { get; }

    /// <summary>Reads mapping.json and reports everything that is wrong with it, each with its path and line.</summary>
    /// <param name="json">Text of the file.</param>
    /// <param name="sourceName">Name of the file, for the problems.</param>
    public static Mapped<MappingDocument> Load(string json, string sourceName) => MappingReader.Read(json, sourceName);
}
