namespace Connector.Mapping.Document;

/// <summary>What the schema cannot say: names that must exist, rules that must not contradict each other.</summary>
internal static class MappingChecks
{
    /// <summary>JSON pointer and sentence of everything that is wrong.</summary>
    public static IEnumerable<(string Pointer, string Sentence)> Violations(MappingJson mapping) =>
        Companies(mapping)
            .Concat(CompanyNames(mapping))
            .Concat(NoStore(mapping))
            .Concat(Strategies(mapping))
            .Concat(Alternatives(mapping))
            .Concat(Duplicates(mapping))
            .Concat(Taxes(mapping))
            .Concat(FeedbackChecks.Violations(mapping))
            .Concat(CustomerChecks.Violations(mapping))
            .Concat(ItemChecks.Violations(mapping))
            .Concat(ReturnChecks.Violations(mapping))
            .Concat(AddressChecks.Violations(mapping));

    private static IEnumerable<(string, string)> Companies(MappingJson mapping)
    {
        for (var i = 0; i < mapping.Companies.Count; i++)
        {
            var company = mapping.Companies[i];
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out _))
                yield return ($"/companies/{i}/timeZone", $"'{company.TimeZone}' is no IANA time zone");
            if (company.Address.CodePage is { } codePage && !CodePage.Exists(codePage))
                yield return ($"/companies/{i}/address/codePage", $"'{codePage}' is no code page");
            if (company.Address is { Country: CountryStyle.Name, CountryNames.Count: 0 })
                yield return ($"/companies/{i}/address/country", "style 'name' needs 'countryNames'");
        }
    }

    private static IEnumerable<(string, string)> CompanyNames(MappingJson mapping)
    {
        var known = mapping.Companies.Select(company => company.Max).ToHashSet(StringComparer.Ordinal);
        return mapping.NoStore.Select((rule, i) => ($"/noStore/{i}/company", rule.Company))
            .Concat(mapping.Warehouses.Select((rule, i) => ($"/warehouses/{i}/company", rule.Company)))
            .Concat(mapping.Prices.Lists.Select((rule, i) => ($"/prices/lists/{i}/company", rule.Company)))
            .Concat(mapping.Routing.Select((rule, i) => ($"/routing/{i}/company", rule.Company)))
            .Concat(CustomerChecks.CompanyNames(mapping.Customers))
            .Concat(ItemChecks.CompanyNames(mapping.Items))
            .Where(use => !known.Contains(use.Company))
            .Select(use => (use.Item1, $"there is no company '{use.Company}' in 'companies'"));
    }

    private static IEnumerable<(string, string)> NoStore(MappingJson mapping) =>
        mapping.NoStore
            .Select((rule, i) => (Pointer: $"/noStore/{i}/currency", Rule: rule))
            .Where(use => mapping.Companies.Any(company => company.Max == use.Rule.Company && !company.Currencies.Contains(use.Rule.Currency)))
            .Select(use => (use.Pointer, $"company '{use.Rule.Company}' takes no orders in {use.Rule.Currency}; add it to the company's 'currencies'"));

    private static IEnumerable<(string, string)> Strategies(MappingJson mapping)
    {
        if (mapping.Items is { Rule: ItemRule.Attribute, Attribute: null })
            yield return ("/items/attribute", "rule 'attribute' needs the name of the attribute");
        if (mapping.Items is { Rule: ItemRule.Table, Table.Count: 0 })
            yield return ("/items/table", "rule 'table' needs a table");
        if (mapping.Items is { Reference: LineReference.Ean, EanAttribute: null })
            yield return ("/items/eanAttribute", "reference 'ean' needs the name of the attribute");
        if (mapping.Orders.OrderedBy is { From: OrderedBySource.Field, Field: null })
            yield return ("/orders/orderedBy/field", "from 'field' needs the name of the custom field");
        if (mapping.Payments is { References: PaymentReferences.LeaveOut, Comment.Count: > 0 })
            yield return ("/payments/comment", "references 'leaveOut' writes no comments; remove one of the two");
        if (mapping.Delivery is { Field: null, LineField: null, ShippingField: null, EstimatedDelivery: null })
            yield return ("/delivery", "it needs a source of the date: field, lineField, shippingField or estimatedDelivery");
    }

    private static IEnumerable<(string, string)> Alternatives(MappingJson mapping) =>
        mapping.Taxes.Select((tax, i) => (Pointer: $"/taxes/{i}", IsWrong: tax.SubRates is null ? tax.Rate is null || tax.Code is null : tax.Rate is not null || tax.Code is not null, Sentence: "a tax has either 'rate' and 'code', or 'subRates'"))
            .Concat(mapping.Units.Select((unit, i) => (Pointer: $"/units/{i}", IsWrong: unit is { PiecesPerUnit: not null, UnitsPerPiece: not null }, Sentence: "'piecesPerUnit' and 'unitsPerPiece' exclude each other")))
            .Where(rule => rule.IsWrong)
            .Select(rule => (rule.Pointer, rule.Sentence));

    private static IEnumerable<(string, string)> Duplicates(MappingJson mapping) =>
        Repeated(mapping.Companies.Select((company, i) => ($"/companies/{i}/max", company.Max)))
            .Concat(Repeated(mapping.Companies.SelectMany((company, i) => company.Stores.Select((store, j) => ($"/companies/{i}/stores/{j}", store)))))
            .Concat(Repeated(mapping.NoStore.Select((rule, i) => ($"/noStore/{i}", (rule.Currency, rule.Country)))))
            .Concat(Repeated(mapping.Units.Select((rule, i) => ($"/units/{i}/sku", rule.Sku))))
            .Concat(Repeated(mapping.Shipping.Methods.Select((rule, i) => ($"/shipping/methods/{i}/method", rule.Method))))
            .Concat(Repeated(mapping.Payments.Methods.Select((rule, i) => ($"/payments/methods/{i}", (rule.Method, rule.Interface)))))
            .Concat(Repeated(mapping.CustomLineItems.Select((rule, i) => ($"/customLineItems/{i}/slug", rule.Slug))))
            .Concat(Repeated(mapping.Warehouses.SelectMany((rule, i) => rule.Stockrooms.Select((room, j) => ($"/warehouses/{i}/stockrooms/{j}", (rule.Company, room))))))
            .Concat(Repeated(mapping.Prices.Lists.SelectMany((rule, i) => Scopes(rule).Select(scope => ($"/prices/lists/{i}", scope)))))
            .Concat(Repeated(mapping.Routing.Select((rule, i) => ($"/routing/{i}/company", rule.Company))))
            .Concat(Repeated(mapping.Warehouses.Select((rule, i) => ($"/warehouses/{i}/channel", (rule.Channel, rule.Company)))));

    private static IEnumerable<(string, string)> Taxes(MappingJson mapping) =>
        Repeated(mapping.Taxes.SelectMany((tax, i) => TaxTable.Keys(tax).Select((key, j) =>
            (tax.SubRates is null ? $"/taxes/{i}" : $"/taxes/{i}/subRates/{j}", key.Key))));

    // Two lists that lead to the same prices in commercetools would undo each other for ever.
    private static IEnumerable<(string Currency, string? Country, string? Group, string? Channel)> Scopes(PriceListJson rule) =>
        rule.Countries.Count == 0
            ? [(rule.Currency, null, rule.CustomerGroup, rule.Channel)]
            : rule.Countries.Select(country => (rule.Currency, (string?)country, rule.CustomerGroup, rule.Channel));

    internal static IEnumerable<(string, string)> Repeated<TKey>(IEnumerable<(string Pointer, TKey Key)> uses) =>
        uses.GroupBy(use => use.Key)
            .SelectMany(group => group.Skip(1).Select(use => (use.Pointer, $"this repeats {JsonPath.Of(group.First().Pointer)}; keep one of the two")));
}
