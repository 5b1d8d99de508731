using System.Net;
using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Tests;

public sealed class ItemAndPriceFeedTests : GatewayTest
{
    private const string Boxed = "100-08040";
    private const string Part = "BRK-1001";

    [Fact]
    public async Task An_item_has_all_its_identifiers()
    {
        Max.Stock.Change(Boxed, "PMDES2_29", "zinc plated");
        Max.Stock.Change(Boxed, "TAXCDE_29", "V19");
        Max.Stock.Change(Boxed, "PURLT_01", 12.5m);
        Max.Stock.Change(Boxed, "WGT_01", 0.25m);
        await using var gateway = await StartAsync();

        var item = (await gateway.ItemsAsync()).Items.Single(item => item.Part == Boxed);

        Assert.Equal(("EA", "BX", 200), (item.StockUnit, item.SalesUnit, item.StockUnitsPerSalesUnit));
        Assert.Equal((true, false, "V19", 13, 0.25m), (item.Sellable, item.Discontinued, item.TaxCode, item.LeadTimeDays, item.Weight));
        Assert.Equal(("FINISHED", "WEB"), (item.CommodityCode, item.ProductLine));
        Assert.Equal(2, item.Descriptions.Count);
        Assert.Equal("zinc plated", item.Descriptions[1]);
        Assert.Equal([new CustomerPartNumber("10001", "NL-0840")], item.CustomerParts);
        Assert.Equal(Max.View.Scalar<string>("DE", "SELECT rtrim(UDFREF_01) FROM Part_Master WHERE PRTNUM_01 = @part", new { part = Boxed }), item.Barcode);
    }

    [Fact]
    public async Task A_part_that_is_not_sold_is_an_item_that_is_not_sellable_with_the_part_masters_description()
    {
        Max.Database("DE").Execute("DELETE FROM Part_Sales WHERE PRTNUM_29 = @part", ("@part", Part));
        Max.Stock.Change(Part, "MFGLT_01", 4m);
        Max.Stock.Change(Part, "PURLT_01", 9m);
        await using var gateway = await StartAsync();

        var item = (await gateway.ItemsAsync()).Items.Single(item => item.Part == Part);

        Assert.Equal((false, null, 4), (item.Sellable, item.SalesUnit, item.LeadTimeDays));
        Assert.Single(item.Descriptions);
        Assert.Empty((await gateway.PricesAsync()).Items.Single(prices => prices.Part == Part).Prices);
    }

    [Fact]
    public async Task Prices_come_with_their_breaks_by_customer_type_and_currency()
    {
        foreach (var (column, value) in new[]
        {
            ("PRICE_29", 19.99m), ("BREAK1_29", 10m), ("DISC1_29", 7.5m), ("PRICE1_29", 0m), ("BREAK2_29", 50m), ("DISC2_29", 5m), ("PRICE2_29", 15m),
            ("BREAK3_29", 0m), ("DISC3_29", 10m), ("BREAK4_29", 500m), ("PRICE4_29", 1m),
        })
            Max.Stock.Change(Part, column, value);
        Max.Database("DE").Execute(
            "UPDATE Price_Breaks SET PRICE_88 = 0.1, BREAK1_88 = 3, DISC1_88 = 33.3333333, CURR_88 = 'EU ' WHERE PRTNUM_88 = @part", ("@part", Part));
        await using var gateway = await StartAsync();

        var prices = (await gateway.PricesAsync()).Items.Single(prices => prices.Part == Part).Prices;

        // 19.99 less 7.5 %; a stated price wins over a discount; a break without a quantity ends the list.
        Assert.Equal(("EUR", null, 19.99m), (prices[0].Currency, prices[0].CustomerType, prices[0].Price));
        Assert.Equal([new PartPriceBreak(10, 18.49075m), new PartPriceBreak(50, 15)], prices[0].Breaks);
        Assert.Equal(("EUR", "DLR", 0.1m), (prices[1].Currency, prices[1].CustomerType, prices[1].Price));
        Assert.Equal([new PartPriceBreak(3, 0.066667m)], prices[1].Breaks);
        Assert.Null(prices[1].ValidFrom);
    }

    [Fact]
    public async Task A_price_of_zero_is_none()
    {
        await using var gateway = await StartAsync();

        Assert.Empty((await gateway.PricesAsync()).Items.Single(prices => prices.Part == "FREIGHT").Prices);
    }

    [Fact]
    public async Task The_companys_own_currency_is_set_or_told_by_its_rate_and_never_guessed()
    {
        Max.Database("DE").Execute("INSERT INTO Code_Master (CDEKEY_36, CODE_36, CURR_36, EXCRTE_36) VALUES ('CURR', 'CH', 'CHF', 1)");
        await using (var unsure = await StartAsync())
        {
            using var response = await unsure.Http.GetAsync("/v1/DE/feeds/prices");
            var problem = await RunningGateway.ProblemAsync(response);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "UNKNOWN_CODE"), (response.StatusCode, problem.Code));
            Assert.Contains("Gateway:Companies:n:Currency", problem.Advice, StringComparison.Ordinal);
        }
        await using var gateway = await StartAsync("--Gateway:Companies:0:Currency=CHF");

        Assert.Equal("CHF", (await gateway.PricesAsync()).Items.Single(prices => prices.Part == Part).Prices[0].Currency);
    }
}
