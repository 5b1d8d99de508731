using System.Security.Cryptography;
using System.Text.Json;
using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping;

/// <summary>
/// What of a commercetools order matters to MAX. States, deliveries, returns, <c>syncInfo</c> and everything else that
/// MAX is never told is left out, so that neither the connector's own writes nor a new mapping.json look like a change
/// of the order. Every field is named here: a field that the models learn later changes no hash.
/// </summary>
public static class OrderContent
{
    /// <summary>Hash of the content: equal for orders that are the same to MAX. Lower-case hexadecimal SHA-256.</summary>
    /// <param name="order">The order, with its payments expanded.</param>
    /// <param name="mapping">Says which custom fields MAX is told; those without a value are no content.</param>
    public static string HashOf(Order order, MappingDocument mapping)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(Content(order));
        List<string> further = [.. CustomContent(order, mapping)];
        return Convert.ToHexStringLower(SHA256.HashData(further.Count == 0 ? content : [.. content, .. JsonSerializer.SerializeToUtf8Bytes(further)]));
    }

    // Only what the mapping names: other systems, and the connector itself, write custom fields all the time.
    private static IEnumerable<string> CustomContent(Order order, MappingDocument mapping)
    {
        var (rules, delivery) = (mapping.Json.Orders, mapping.Json.Delivery);
        IEnumerable<string?> own = [.. rules.Comments, rules.OrderedBy?.Field, delivery?.Field, mapping.Json.Returns.ExchangeField];
        var email = rules.OrderedBy?.From == OrderedBySource.Email && order.CustomerEmail is { } address ? [$"email={address}"] : Enumerable.Empty<string>();
        return email
            .Concat(own.SelectMany(field => Values("order", order.Custom, field)))
            .Concat(Values("shipping", order.ShippingCustomFields, delivery?.ShippingField))
            .Concat(order.Shipping.SelectMany(shipping => Values($"shipping {shipping.ShippingKey}", shipping.ShippingCustomFields, delivery?.ShippingField)))
            .Concat(order.LineItems.SelectMany(line => Values(line.Id, line.Custom, delivery?.LineField)))
            .Concat(order.CustomLineItems.SelectMany(line => Values(line.Id, line.Custom, delivery?.LineField)));
    }

    private static IEnumerable<string> Values(string place, CustomFields? custom, string? field) =>
        field is not null && custom is not null && custom.Fields.TryGetValue(field, out var value) ? [$"{place}.{field}={value.GetRawText()}"] : [];

    private static object Content(Order order) => new
    {
        order.OrderNumber,
        order.PurchaseOrderNumber,
        order.CustomerId,
        Store = order.Store?.Key,
        order.Country,
        order.TaxMode,
        order.ShippingMode,
        Lines = order.LineItems.Select(Line),
        CustomLines = order.CustomLineItems.Select(CustomLine),
        Total = Money(order.TotalPrice),
        Taxed = Taxed(order.TaxedPrice),
        TaxedShipping = Taxed(order.TaxedShippingPrice),
        Discount = order.DiscountOnTotalPrice is { } discount ? new[] { Money(discount.DiscountedAmount), Money(discount.DiscountedNetAmount), Money(discount.DiscountedGrossAmount) } : null,
        BillTo = Address(order.BillingAddress),
        ShipTo = Address(order.ShippingAddress),
        Shipping = Ships(order.ShippingInfo),
        Shippings = order.Shipping.Select(shipping => new { shipping.ShippingKey, Info = Ships(shipping.ShippingInfo), Address = Address(shipping.ShippingAddress) }),
        ItemAddresses = order.ItemShippingAddresses.Select(Address),
        Payments = order.PaymentInfo?.Payments.Select(Paid),
    };

    private static object Line(LineItem line) => new
    {
        line.Id,
        line.Variant.Sku,
        Attributes = line.Variant.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => $"{attribute.Name}={attribute.Value}"),
        Price = Money(line.Price.Value),
        Discounted = Money(line.Price.Discounted?.Value),
        line.Quantity,
        Total = Money(line.TotalPrice),
        PerQuantity = line.DiscountedPricePerQuantity.Select(PerQuantity),
        Taxed = Taxed(line.TaxedPrice),
        TaxedPortions = line.TaxedPricePortions.Select(Portion),
        Rate = Rate(line.TaxRate),
        Rates = line.PerMethodTaxRate.Select(MethodRate),
        SupplyChannel = line.SupplyChannel?.Id,
        Details = Details(line.ShippingDetails),
    };

    private static object CustomLine(CustomLineItem line) => new
    {
        line.Id,
        line.Slug,
        Price = Money(line.Money),
        line.Quantity,
        Total = Money(line.TotalPrice),
        PerQuantity = line.DiscountedPricePerQuantity.Select(PerQuantity),
        Taxed = Taxed(line.TaxedPrice),
        TaxedPortions = line.TaxedPricePortions.Select(Portion),
        Rate = Rate(line.TaxRate),
        Rates = line.PerMethodTaxRate.Select(MethodRate),
        Details = Details(line.ShippingDetails),
    };

    private static object PerQuantity(DiscountedLineItemPriceForQuantity price) => new { price.Quantity, Value = Money(price.DiscountedPrice.Value) };

    private static object Portion(MethodTaxedPrice portion) => new { portion.ShippingMethodKey, Taxed = Taxed(portion.TaxedPrice) };

    private static object MethodRate(MethodTaxRate rate) => new { rate.ShippingMethodKey, Rate = Rate(rate.TaxRate) };

    private static object? Details(ItemShippingDetails? details) =>
        details?.Targets.Select(target => new { target.AddressKey, target.Quantity, target.ShippingMethodKey });

    private static object? Ships(ShippingInfo? info) => info is null ? null : new
    {
        info.ShippingMethodName,
        Price = Money(info.Price),
        Discounted = Money(info.DiscountedPrice?.Value),
        Taxed = Taxed(info.TaxedPrice),
        Rate = Rate(info.TaxRate),
    };

    private static object? Taxed(TaxedPrice? taxed) => taxed is null ? null : new
    {
        Net = Money(taxed.TotalNet),
        Gross = Money(taxed.TotalGross),
        // commercetools names the portions in no particular order.
        Portions = taxed.TaxPortions.Select(portion => $"{Plain(portion.Rate)} {portion.Name} {Money(portion.Amount)}").Order(StringComparer.Ordinal),
    };

    private static object? Rate(TaxRate? rate) => rate is null ? null : new
    {
        Amount = Plain(rate.Amount),
        rate.IncludedInPrice,
        rate.Country,
        rate.State,
        Parts = rate.SubRates.Select(part => $"{part.Name} {Plain(part.Amount)}"),
    };

    private static object? Address(Address? address) => address is null ? null : new
    {
        address.Key,
        address.Country,
        address.Title,
        address.Salutation,
        address.FirstName,
        address.LastName,
        address.StreetName,
        address.StreetNumber,
        address.AdditionalStreetInfo,
        address.PostalCode,
        address.City,
        address.Region,
        address.State,
        address.Company,
        address.Department,
        address.Building,
        address.Apartment,
        address.POBox,
        address.AdditionalAddressInfo,
    };

    // What happened to a payment decides when an order goes to MAX, not what MAX is told.
    private static object Paid(Reference<Payment> payment) => new
    {
        payment.Id,
        payment.Obj?.PaymentMethodInfo.Method,
        payment.Obj?.PaymentMethodInfo.PaymentInterface,
        Reference = payment.Obj is { } read ? Orders.Payments.Reference(read) : null,
        Planned = Money(payment.Obj?.AmountPlanned),
    };

    private static string? Money(Money? money) => money is null
        ? null
        : FormattableString.Invariant($"{money.PreciseAmount ?? money.CentAmount} {money.FractionDigits} {money.CurrencyCode}");

    private static string Plain(decimal rate) => FormattableString.Invariant($"{rate:0.############}");
}
