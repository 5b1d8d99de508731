using Connector.Commercetools.Models;
using Connector.Mapping.Orders;
using CsCheck;

namespace Connector.Mapping.Tests;

public sealed class OrderLimitTests
{
    private static readonly Order Order = Repository.Order(Path.Combine(Repository.OrdersFolder, "gross-prices-one-vat-rate", "order.json"));

    [Fact]
    public void More_than_99_lines_are_refused()
    {
        Assert.Empty(Map(Lines(98)).Problems);
        var problem = Assert.Single(Map(Lines(99)).Problems);
        Assert.Equal((ProblemCode.TooMany, "100"), (problem.Code, problem.Value));
    }

    [Fact]
    public void An_order_of_500_lines_goes_on_in_six_MAX_orders_that_prove_it_together()
    {
        var split = MappingDocument.Load(Repository.SandboxJson.Replace("\"discounts\": {", "\"orders\": { \"longOrders\": \"split\" }, \"discounts\": {", StringComparison.Ordinal), "m").Value!;
        var order = Lines(500);
        var orders = Map(order, split).Value!.Orders;
        Assert.Equal([99, 99, 99, 99, 99, 6], orders.Select(part => part.Lines.Count));
        Assert.Equal(["", "/2", "/3", "/4", "/5", "/6"], orders.Select(part => part.ExternalId[order.Id.Length..]));
        Assert.Single(orders.Select(part => (part.PurchaseOrder, part.ExternalNumber, part.ShipTo)).Distinct());
        Assert.Equal(ExactMax.Contract.SalesOrderLineKind.Freight, orders[5].Lines[^1].Kind);
        Assert.Empty(DocumentSums.Differences(order, orders));
        Assert.Equal(orders.SelectMany(part => part.Lines), Map(order, split).Value!.Orders.SelectMany(part => part.Lines), (a, b) => (a.LineNumber, a.ExternalLineId, a.NetTotal) == (b.LineNumber, b.ExternalLineId, b.NetTotal));
    }

    [Fact]
    public void The_two_prices_of_a_line_are_never_divided_over_two_MAX_orders()
    {
        var split = MappingDocument.Load(Repository.SandboxJson.Replace("\"discounts\": {", "\"orders\": { \"longOrders\": \"split\" }, \"discounts\": {", StringComparison.Ordinal), "m").Value!;
        // 20,000 pieces need two prices: the 99 lines of a MAX order hold 49 of them.
        var order = Lines(120, line => line with { Quantity = 20_000, TotalPrice = Eur(1_234_567), TaxedPrice = new() { TotalNet = Eur(1_037_451), TotalGross = Eur(1_234_567), TaxPortions = [line.TaxedPrice!.TaxPortions[0] with { Amount = Eur(197_116) }] } });
        var orders = Map(order, split).Value!.Orders;
        Assert.Equal([98, 98, 45], orders.Select(part => part.Lines.Count));
        Assert.All(orders, part => Assert.All(part.Lines.Where(line => line.Part != "FREIGHT").GroupBy(line => line.ExternalLineId), pair => Assert.Equal(2, pair.Count())));
        Assert.Empty(DocumentSums.Differences(order, orders));
    }

    [Fact]
    public void A_rate_with_four_codes_is_refused()
    {
        (string Name, decimal Rate)[] parts = [("New York State", 0.04m), ("New York City", 0.045m), ("MCTD", 0.00375m), ("Village", 0.01m)];
        var json = Repository.SandboxJson.Replace("\"code\": \"MCT\" }", "\"code\": \"MCT\" }, { \"name\": \"Village\", \"rate\": 0.01, \"code\": \"VIL\" }", StringComparison.Ordinal);
        var taxed = new TaxedPrice { TotalNet = Usd(10000), TotalGross = Usd(10987), TaxPortions = [.. parts.Select(part => new TaxPortion { Name = part.Name, Rate = part.Rate, Amount = Usd((long)(10000 * part.Rate)) })] };
        var order = Order with
        {
            Store = new() { TypeId = "store", Key = "us" }, ShippingInfo = null, TotalPrice = Usd(10000), TaxedPrice = taxed,
            LineItems = [Order.LineItems[1] with { TotalPrice = Usd(10000), TaxedPrice = taxed, TaxRate = new() { Amount = 0.09875m, Country = "US", State = "NY", SubRates = [.. parts.Select(part => new SubRate { Name = part.Name, Amount = part.Rate })] } }],
        };
        var problem = Assert.Single(Map(order, MappingDocument.Load(json, "m").Value!).Problems);
        Assert.Equal((ProblemCode.TooMany, "lineItems[0].taxedPrice.taxPortions"), (problem.Code, problem.Field));

        var merged = MappingDocument.Load(json.Replace("\"VIL\"", "\"MCT\"", StringComparison.Ordinal), "m").Value!;
        Assert.Equal(new("MCT", 1.37m), Map(order, merged).Value!.Orders[0].Lines[0].Taxes[2]);
    }

    [Fact]
    public void A_linked_account_is_used_as_it_is()
    {
        var mapped = OrderMapping.Map(new() { Order = Order with { CustomerId = "c" }, CustomerAccount = "10042" }, Repository.Sandbox).Value!;
        Assert.Equal(("10042", null), (mapped.Orders[0].CustomerId, mapped.Customer));
    }

    [Fact]
    public void A_control_character_is_a_problem()
    {
        var problem = Assert.Single(Map(Order with { PurchaseOrderNumber = "PO\u0007" }).Problems);
        Assert.Equal((ProblemCode.UnsupportedCharacter, "purchaseOrderNumber"), (problem.Code, problem.Field));
    }

    [Fact]
    public void Personal_data_stays_out_of_the_sentence()
    {
        var city = new string('x', 31);
        var problem = Assert.Single(Map(Order with { ShippingAddress = Order.ShippingAddress! with { City = city } }).Problems);
        Assert.Equal(city, problem.Value);
        Assert.DoesNotContain(city, problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_short_form_of_an_order_id_fits_and_tells_orders_apart() =>
        Gen.Select(Gen.Guid, Gen.Guid).Sample((a, b) =>
        {
            Assert.Equal(23, OrderReference.ShortId(a.ToString()).Length);
            Assert.Equal(a == b, OrderReference.ShortId(a.ToString()) == OrderReference.ShortId(b.ToString()));
        });

    [Fact]
    public void The_mapping_of_ten_lines_allocates_less_than_40_kilobytes()
    {
        var order = Lines(9);
        Assert.Empty(Map(order).Problems);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Map(order);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 40_000);
    }

    private static Mapped<OrderExport> Map(Order order, MappingDocument? mapping = null) => OrderMapping.Map(new() { Order = order }, mapping ?? Repository.Sandbox);

    /// <summary>The order with its first line so many times, and the shipping.</summary>
    private static Order Lines(int count, Func<LineItem, LineItem>? change = null)
    {
        var (line, shipping) = (Order.LineItems[0], Order.ShippingInfo!);
        line = change?.Invoke(line) ?? line;
        long Sum(Func<TaxedPrice, Money> of) => (count * of(line.TaxedPrice!).CentAmount) + of(shipping.TaxedPrice!).CentAmount;
        var (net, gross) = (Sum(taxed => taxed.TotalNet), Sum(taxed => taxed.TotalGross));
        return Order with
        {
            LineItems = [.. Enumerable.Range(0, count).Select(i => line with { Id = $"{i}" })],
            TotalPrice = Eur(gross),
            TaxedPrice = new() { TotalNet = Eur(net), TotalGross = Eur(gross), TaxPortions = [line.TaxedPrice!.TaxPortions[0] with { Amount = Eur(gross - net) }] },
        };
    }

    private static Money Eur(long coins) => new() { CurrencyCode = "EUR", CentAmount = coins };

    private static Money Usd(long coins) => new() { CurrencyCode = "USD", CentAmount = coins };
}
