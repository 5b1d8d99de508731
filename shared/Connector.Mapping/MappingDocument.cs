using System.Collections.Frozen;
using System.Text.Json;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>mapping.json, checked and ready for look-ups. It never changes; a new file is a new document.</summary>
public sealed class MappingDocument
{
    private readonly FrozenDictionary<string, WarehouseJson[]> warehousesByCompany;

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
        warehousesByCompany = json.Warehouses.GroupBy(warehouse => warehouse.Company, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        SkusByPart = json.Items.Table.GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        WorkingDays = new(json.Delivery ?? new());
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

    internal WorkingDays WorkingDays { get; }

    internal FrozenDictionary<string, RoutingJson> Routing { get; }

    internal FrozenDictionary<(string Company, string? Country), string> TemplateAccounts { get; }

    /// <summary>Keys of the supply channels of a company's warehouses, in the order of mapping.json.</summary>
    public IReadOnlyList<string> SupplyChannels(string company) => [.. WarehousesOf(company).Select(warehouse => warehouse.Channel)];

    /// <summary>True when the shop's own orders are taken off from their placement to their shipment, instead of until MAX knows them (<c>stock.reserves</c>).</summary>
    public bool CommercetoolsReserves => Json.Stock.Reserves == Reservation.Commercetools;

    /// <summary>True when entries show when more is expected (<c>stock.expectedDelivery</c>); else what stands there is left alone.</summary>
    public bool ShowsExpectedDelivery => Json.Stock.ExpectedDelivery;

    /// <summary>True when a return counts as refunded once the payment shows it (<c>returns.refund</c>): then payments tell news.</summary>
    public bool ExpectsRefunds => Json.Returns.Refund == RefundRule.Expect;

    /// <summary>Today in the time zone of a company.</summary>
    public DateOnly Today(string company, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, CompanyByName[company].TimeZone).DateTime);

    /// <summary>The SKUs that stand for a part; null when only the catalog knows (items.rule <c>attribute</c>).</summary>
    public IReadOnlyList<string>? SkusOf(string part) => Json.Items.Rule switch
    {
        ItemRule.Same => [part],
        ItemRule.Table => SkusByPart.TryGetValue(part, out var skus) ? skus : [],
        _ => null,
    };

    /// <summary>The part that a SKU stands for; null when it is in no table, or when only the catalog knows (items.rule <c>attribute</c>).</summary>
    public string? PartOf(string sku) => Json.Items.Rule switch
    {
        ItemRule.Same => sku,
        ItemRule.Table => PartBySku.GetValueOrDefault(sku),
        _ => null,
    };

    internal FrozenDictionary<string, string[]> SkusByPart { get; }

    internal IReadOnlyList<WarehouseJson> WarehousesOf(string company) => warehousesByCompany.TryGetValue(company, out var warehouses) ? warehouses : [];

    /// <summary>Midnight of a day in the time zone of a company; the first instant of the day where the clock skips midnight.</summary>
    internal DateTimeOffset StartOfDay(string company, DateOnly day)
    {
        var zone = CompanyByName[company].TimeZone;
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    internal FrozenDictionary<(string Company, string? Country), string> DefaultAccounts { get; }

    /// <summary>Reads mapping.json and reports everything that is wrong with it, each with its path and line.</summary>
    /// <param name="json">Text of the file.</param>
    /// <param name="sourceName">Name of the file, for the problems.</param>
    public static Mapped<MappingDocument> Load(string json, string sourceName) => MappingReader.Read(json, sourceName);
}
