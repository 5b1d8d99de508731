using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Orders;

public sealed class OrderContentTests
{
    private static readonly Order Order = ExportBench.Placed;

    public static TheoryData<string, Func<Order, Order>> Told => new()
    {
        { "quantity", order => Line(order, line => line with { Quantity = line.Quantity + 1 }) },
        { "unit price", order => Line(order, line => line with { Price = line.Price with { Value = More(line.Price.Value) } }) },
        { "line total", order => Line(order, line => line with { TotalPrice = More(line.TotalPrice) }) },
        { "SKU", order => Line(order, line => line with { Variant = line.Variant with { Sku = "OTHER" } }) },
        { "tax rate", order => Line(order, line => line with { TaxRate = line.TaxRate! with { Amount = 0.07m } }) },
        { "supply channel", order => Line(order, line => line with { SupplyChannel = new Reference<Channel> { TypeId = "channel", Id = "other" } }) },
        { "shipping details", order => Line(order, line => line with { ShippingDetails = new ItemShippingDetails { Targets = [new ItemShippingTarget { AddressKey = "a", Quantity = 1 }] } }) },
        { "a line less", order => order with { LineItems = [] } },
        { "a custom line more", order => order with { CustomLineItems = [new CustomLineItem { Id = "c", Money = order.TotalPrice, TotalPrice = order.TotalPrice, Slug = "engraving" }] } },
        { "PO number", ExportBench.OtherReference },
        { "ship-to", order => order with { ShippingAddress = order.ShippingAddress! with { StreetNumber = "99" } } },
        { "bill-to", order => order with { BillingAddress = order.BillingAddress! with { City = "Kiel" } } },
        { "shipping method", order => order with { ShippingInfo = order.ShippingInfo! with { ShippingMethodName = "Express" } } },
        { "shipping price", order => order with { ShippingInfo = order.ShippingInfo! with { Price = More(order.ShippingInfo.Price) } } },
        { "total", order => order with { TotalPrice = More(order.TotalPrice) } },
        { "customer", order => order with { CustomerId = "other" } },
        { "store", order => order with { Store = new KeyReference { TypeId = "store", Key = "other" } } },
        { "payment removed", order => order with { PaymentInfo = null } },
        { "payment method", order => Paid(order, payment => payment with { PaymentMethodInfo = new PaymentMethodInfo { Method = "PAYPAL" } }) },
        { "payment reference", order => Paid(order, payment => payment with { InterfaceId = "other" }) },
        { "amount planned", order => Paid(order, payment => payment with { AmountPlanned = More(payment.AmountPlanned) }) },
    };

    public static TheoryData<string, Func<Order, Order>> Untold => new()
    {
        { "version", order => order with { Version = 99, LastModifiedAt = order.LastModifiedAt.AddDays(1) } },
        { "states", order => order with { OrderState = OrderState.Confirmed, PaymentState = "Paid", ShipmentState = "Shipped", State = new Reference { TypeId = "state", Id = "s" } } },
        { "syncInfo", order => order with { SyncInfo = [new SyncInfo { Channel = new Reference { TypeId = "channel", Id = "c" }, ExternalId = "20000001" }] } },
        { "deliveries", order => order with { ShippingInfo = order.ShippingInfo! with { Deliveries = [new Delivery { Id = "d" }] } } },
        { "returns", order => order with { ReturnInfo = [new ReturnInfo()] } },
        { "line states", order => Line(order, line => line with { State = [new ItemState { Quantity = 1 }] }) },
        { "name of the product", order => Line(order, line => line with { Name = new Dictionary<string, string> { ["de"] = "Neu" } }) },
        { "e-mail", order => order with { CustomerEmail = "other@example.com", Locale = "fr" } },
        { "transactions", order => Paid(order, payment => payment with { Transactions = [.. payment.Transactions, new PaymentTransaction { Type = "Refund", Amount = payment.AmountPlanned }] }) },
        { "custom fields", order => order with { Custom = new CustomFields { Type = new Reference { TypeId = "type", Id = "t" } } } },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public void What_MAX_is_told_is_content(string what, Func<Order, Order> change) => Assert.True(HashOf(Order) != HashOf(change(Order)), what);

    [Theory]
    [MemberData(nameof(Untold))]
    public void What_MAX_is_not_told_is_none(string what, Func<Order, Order> change) => Assert.True(HashOf(Order) == HashOf(change(Order)), what);

    [Fact]
    public void The_hash_is_the_same_in_every_version_of_the_connector() =>
        Assert.StartsWith("5a1e60fa0b40ea5e6b647ccf398648184c9545dee", HashOf(Repository.Order("gross-prices-one-vat-rate")), StringComparison.Ordinal);

    [Fact]
    public void Of_the_custom_fields_those_are_content_that_the_mapping_tells_MAX()
    {
        var mapping = Repository.Load(Repository.MappingJson.Replace("\"discounts\":", "\"orders\": { \"comments\": [\"note\"] }, \"discounts\":", StringComparison.Ordinal));
        var bare = OrderContent.HashOf(Order, mapping);
        Assert.Equal(HashOf(Order), bare);
        Assert.Equal(bare, OrderContent.HashOf(With("other"), mapping));
        Assert.NotEqual(bare, OrderContent.HashOf(With("note"), mapping));

        static Order With(string field) => Order with
        {
            Custom = new CustomFields
            {
                Type = new Reference { TypeId = "type", Id = "t" },
                Fields = new Dictionary<string, System.Text.Json.JsonElement> { [field] = System.Text.Json.JsonSerializer.SerializeToElement("value") },
            },
        };
    }

    private static string HashOf(Order order) => OrderContent.HashOf(order, Repository.Mapping);

    private static Money More(Money money) => money with { CentAmount = money.CentAmount + 1 };

    private static Order Line(Order order, Func<LineItem, LineItem> change) => order with { LineItems = [change(order.LineItems[0]), .. order.LineItems.Skip(1)] };

    private static Order Paid(Order order, Func<Payment, Payment> change)
    {
        var reference = order.PaymentInfo!.Payments[0];
        return order with { PaymentInfo = new PaymentInfo { Payments = [reference with { Obj = change(reference.Obj!) }] } };
    }
}
