using System.Net.Http.Json;
using Connector.ExactMax.Contract;
using CsCheck;

namespace Connector.MaxGateway.Tests;

public sealed class StockFeedTests : GatewayTest
{
    // Sold by the box of 200.
    private const string Boxed = "100-08040";
    private const string Part = "BRK-1001";

    [Fact]
    public async Task On_hand_less_what_MAX_and_the_gateway_sold_in_stock_units()
    {
        await using var gateway = await StartAsync();
        Max.Stock.Adjust(Boxed, "FG-HH", 1150);
        Max.Stock.Sell(Boxed, "FG-HH", 2);
        var line = Order(1).Lines[0] with { Part = Boxed, Stockroom = "FG-HH" };
        await gateway.CreateAsync(Order(1).With(line.Of(3)));

        var part = await gateway.StockOfAsync(Boxed);

        Assert.Equal(("EA", "BX", 200), (part.StockUnit, part.SalesUnit, part.StockUnitsPerSalesUnit));
        Assert.False(part.Discontinued);
        Assert.Equal(new StockroomStock { Stockroom = "FG-HH", OnHand = 1150, OpenSales = 1000, OpenSalesOfCaller = 600 }, part.Room("FG-HH"));
        Assert.Equal(150, part.Room("FG-HH").Available);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEFGHIJKLMNO")]
    [InlineData("a2345671234567x")]
    [InlineData("web 2026 order")]
    public async Task Only_a_fingerprint_makes_an_order_the_gateways_own(string userKey)
    {
        await using var gateway = await StartAsync();
        Max.Stock.Sell(Part, "FG-HH", 5, userKey: userKey);

        var room = (await gateway.StockOfAsync(Part)).Room("FG-HH");

        Assert.Equal((5, 0), (room.OpenSales, room.OpenSalesOfCaller));
    }

    [Fact]
    public async Task Where_the_user_key_is_somebody_elses_no_order_is_the_gateways_own()
    {
        await using var gateway = await StartAsync("--Gateway:Companies:0:Quirks:FingerprintInUserKey=false");
        Max.Stock.Sell(Part, "FG-HH", 5, userKey: "abcdefghijklmno");

        Assert.Equal(0, (await gateway.StockOfAsync(Part)).Room("FG-HH").OpenSalesOfCaller);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Without_a_factor_a_sales_unit_is_a_stock_unit(int factor)
    {
        await using var gateway = await StartAsync();
        Max.Stock.Change(Boxed, "SLSCNV_29", (decimal)factor);
        Max.Stock.Sell(Boxed, "FG-HH", 2);

        var part = await gateway.StockOfAsync(Boxed);

        Assert.Equal((1, 2), (part.StockUnitsPerSalesUnit, part.Room("FG-HH").OpenSales));
    }

    [Fact]
    public async Task Stockrooms_that_are_excluded_not_nettable_or_on_consignment_are_left_out()
    {
        await using var gateway = await StartAsync("--Gateway:Companies:0:UnsellableStockrooms:0=stg-hh");
        Assert.Equal(["FG-HH", "FG-MU", "FG-MU2"], (await gateway.StockOfAsync(Part)).Stockrooms.Select(room => room.Stockroom));

        Max.Stock.SetNettable(Part, "FG-MU", false);
        Max.Stock.Sell(Part, "FG-MU", 1);
        Assert.Equal(["FG-HH", "FG-MU2"], (await gateway.StockOfAsync(Part)).Stockrooms.Select(room => room.Stockroom));

        Max.Database("DE").Execute("UPDATE Stock_Master SET CONSIGNMENT_05 = 'Y' WHERE STK_05 = 'FG-HH'");
        Assert.Equal(["FG-MU2"], (await gateway.StockOfAsync(Part)).Stockrooms.Select(room => room.Stockroom));
    }

    [Fact]
    public async Task A_lot_in_quarantine_does_not_count_until_it_is_released()
    {
        await using var gateway = await StartAsync();
        Max.Stock.Adjust(Part, "FG-HH", 10);
        Max.Stock.ReceiveLot(Part, "FG-HH", "L1", 40);
        Max.Stock.ReceiveLot(Part, "FG-HH", "L2", 7);

        Assert.Equal(57, (await gateway.StockOfAsync(Part)).Room("FG-HH").OnHand);
        Max.Stock.Quarantine(Part, "L1");
        Assert.Equal(17, (await gateway.StockOfAsync(Part)).Room("FG-HH").OnHand);
        Max.Stock.ReleaseLot(Part, "L1");
        Assert.Equal(57, (await gateway.StockOfAsync(Part)).Room("FG-HH").OnHand);
    }

    [Fact]
    public async Task Negative_on_hand_stays_and_a_stockroom_that_only_sells_is_told()
    {
        await using var gateway = await StartAsync();
        Max.Stock.Adjust(Part, "FG-HH", -4);
        Max.Database("DE").Execute("DELETE FROM Part_Stock WHERE PRTNUM_06 = @part AND STK_06 = 'FG-MU'", ("@part", Part));
        Max.Stock.Sell(Part, "FG-MU", 3);

        var part = await gateway.StockOfAsync(Part);

        Assert.Equal((-4, -3), (part.Room("FG-HH").OnHand, part.Room("FG-MU").Available));
    }

    [Fact]
    public async Task Transfers_come_from_the_sites_own_view()
    {
        await using var gateway = await StartAsync();
        Max.Stock.Adjust(Part, "FG-HH", 30);
        Max.Database("DE").Execute("DROP VIEW connector_pending_transfers");
        Max.Database("DE").Execute($"CREATE VIEW connector_pending_transfers AS SELECT '{Part,-30}' AS PartKey, 'FG-HH   ' AS StockroomKey, 4.5 AS Quantity, NULL AS Changed");

        var room = (await gateway.StockOfAsync(Part)).Room("FG-HH");

        Assert.Equal((30, 4.5m, 25.5m), (room.OnHand, room.Transfers, room.Available));
    }

    [Fact]
    public async Task Supply_is_what_is_open_soonest_first()
    {
        await using var gateway = await StartAsync();
        Max.Stock.Order("70000002", Part, "FG-MU", 20, new DateOnly(2026, 12, 24));
        Max.Stock.Order("50000001", Part, "", 8, new DateOnly(2026, 12, 1), "MF");
        Max.Stock.Order("70000003", Part, "FG-MU", 5, new DateOnly(2026, 12, 24));
        Max.Stock.Order("70000004", Part, "FG-MU", 99, new DateOnly(2026, 11, 1), "PL");
        Max.Stock.Order("70000005", Part, "FG-MU", 0, new DateOnly(2026, 11, 1));
        Max.Stock.Sell(Part, "FG-HH", 3);

        Assert.Equal(
            [new ExpectedSupply(null, new DateOnly(2026, 12, 1), 8), new ExpectedSupply("FG-MU", new DateOnly(2026, 12, 24), 25)],
            (await gateway.StockOfAsync(Part)).Supply);
    }

    [Fact]
    public async Task A_part_is_discontinued_from_its_day_in_the_companys_time_zone_or_without_a_sales_record()
    {
        // 23:30 UTC is the next day in Berlin.
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 1, 23, 30, 0, TimeSpan.Zero));
        await using var gateway = await RunningGateway.StartAsync(Max, Inbox, clock);
        Max.Stock.Change(Part, "OBSDTE_01", new DateOnly(2026, 11, 2));
        Max.Stock.Change("BRK-1002", "OBSDTE_01", new DateOnly(2026, 11, 3));
        Max.Stock.Change(Part, "SAFSTK_01", 12m);
        Max.Database("DE").Execute("DELETE FROM Part_Sales WHERE PRTNUM_29 = @part", ("@part", Boxed));

        var parts = (await gateway.StockAsync()).Items.ToDictionary(part => part.Part);

        Assert.Equal((true, false, true), (parts[Part].Discontinued, parts["BRK-1002"].Discontinued, parts[Boxed].Discontinued));
        Assert.Equal(12, parts[Part].SafetyStock);
        Assert.Null(parts[Boxed].SalesUnit);
    }

    [Fact]
    public async Task The_feed_is_ordered_by_part_and_ends_with_its_policy()
    {
        await using var gateway = await StartAsync();

        var (items, end) = await gateway.StockAsync();

        Assert.Equal(items.Select(item => item.Part).Order(StringComparer.Ordinal), items.Select(item => item.Part));
        Assert.Equal(Max.View.Scalar<int>("DE", "SELECT count(*) FROM Part_Master"), items.Count);
        Assert.Equal("nettable-less-open-sales", end.Policy);
        Assert.True(DateTimeOffset.UtcNow - end.ReadAt < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Whatever_happens_feed_and_single_query_tell_the_same_numbers()
    {
        await using var gateway = await StartAsync("--Gateway:Companies:0:UnsellableStockrooms:0=STG-HH");
        var parts = Max.View.Query<string>("DE", "SELECT rtrim(PRTNUM_01) FROM Part_Master ORDER BY PRTNUM_01");
        string[] rooms = ["FG-HH", "FG-MU", "STG-HH", "TRN"];
        var order = 70_000_000;
        await Gen.Select(Gen.Int[0, 6], Gen.Int[0, parts.Count - 1], Gen.Int[0, rooms.Length - 1], Gen.Int[-40, 400]).Array[1, 12].SampleAsync(
            async happenings =>
            {
                foreach (var (what, index, place, quantity) in happenings)
                {
                    var room = rooms[place];
                    var part = parts[index];
                    var amount = quantity / 4m;
                    switch (what)
                    {
                        case 0: Max.Stock.Receive(part, room, amount); break;
                        case 1: Max.Stock.Transfer(part, room, "FG-HH", amount); break;
                        case 2: Max.Stock.Sell(part, room, Math.Abs(amount), userKey: quantity % 2 == 0 ? "abcdefghijklmno" : ""); break;
                        case 3: Max.Stock.ReceiveLot(part, room, $"L{quantity}", amount); break;
                        case 4: Max.Stock.Quarantine(part, $"L{quantity}"); break;
                        case 5: Max.Stock.SetNettable(part, room, quantity > 0); break;
                        default: Max.Stock.Order($"{++order}", part, room, Math.Abs(amount), new DateOnly(2026, 12, 1).AddDays(quantity), "MF"); break;
                    }
                }
                var all = (await gateway.StockAsync()).Items;
                var single = (await gateway.Http.GetFromJsonAsync($"/v1/DE/stock?{string.Join('&', parts.Select(part => $"part={part}"))}", GatewayJson.Default.IReadOnlyListPartStock))!;
                return Text(all) == Text(single);
            },
            iter: 40, threads: 1);
    }

    private static string Text(IReadOnlyList<PartStock> parts) => System.Text.Json.JsonSerializer.Serialize(parts, GatewayJson.Default.IReadOnlyListPartStock);
}
