using System.Globalization;
using System.Net;
using Connector.MaxGateway.Feeds;
using Connector.MaxGateway.Settings;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class FeedDeltaTests : GatewayTest
{
    private const string Part = "BRK-1001";
    private readonly FixedClock _clock;

    public FeedDeltaTests()
        : this(new FixedClock(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero)))
    {
    }

    private FeedDeltaTests(FixedClock clock)
        : base(clock) => _clock = clock;

    [Fact]
    public async Task Nothing_changed_nothing_sent_and_the_cursor_goes_on()
    {
        await using var gateway = await StartAsync();
        var full = (await gateway.StockAsync()).End;

        var (items, end) = await gateway.StockAsync(full.Cursor);

        Assert.Empty(items);
        Assert.Equal(0, end.Count);
        Assert.Empty((await gateway.StockAsync(end.Cursor)).Items);
    }

    [Fact]
    public async Task Whatever_touches_the_stock_of_a_part_sends_the_whole_part()
    {
        await using var gateway = await StartAsync();
        var happenings = new Action[]
        {
            () => Max.Stock.Receive(Part, "FG-HH", 1),
            () => Max.Stock.Transfer(Part, "FG-HH", "FG-MU", 1),
            () => Max.Stock.ReceiveLot(Part, "FG-HH", "L1", 5),
            () => Max.Stock.Quarantine(Part, "L1"),
            () => Max.Stock.Sell(Part, "FG-HH", 2),
            () => Max.Stock.Order("70000001", Part, "FG-HH", 9, new DateOnly(2027, 1, 1)),
            () => Max.Stock.Change(Part, "SAFSTK_01", 3m),
            () => Max.Stock.Change(Part, "SLSCNV_29", 2m),
        };
        foreach (var happening in happenings)
        {
            PassAnHour();
            var cursor = (await gateway.StockAsync()).End.Cursor;
            happening();

            var (items, _) = await gateway.StockAsync(cursor);

            var whole = await gateway.StockOfAsync(Part);
            Assert.Equal((Part, whole.Stockrooms.Count, whole.Supply.Count), (Assert.Single(items).Part, items[0].Stockrooms.Count, items[0].Supply.Count));
            Assert.Equal(whole.Stockrooms, items[0].Stockrooms);
        }
    }

    [Fact]
    public async Task A_shipment_and_an_order_of_the_gateway_are_changes()
    {
        await using var gateway = await StartAsync();
        var cursor = (await gateway.StockAsync()).End.Cursor;
        var number = (await gateway.CreateAsync(Order(1))).OrderNumber!;
        Assert.Equal(1, Assert.Single((await gateway.StockAsync(cursor)).Items).Room("FG-HH").OpenSalesOfCaller);

        PassAnHour();
        cursor = (await gateway.StockAsync()).End.Cursor;
        Max.User.Ship(number, 1, 1);

        Assert.Equal(0, Assert.Single((await gateway.StockAsync(cursor)).Items).Room("FG-HH").OpenSales);
    }

    [Theory]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public async Task A_read_goes_back_by_the_overlap(int minutes, bool sent)
    {
        await using var gateway = await StartAsync();
        var end = (await gateway.StockAsync()).End;
        Date("Part_Stock", "PRTNUM_06", end.ReadAt.AddMinutes(minutes).UtcDateTime);

        Assert.Equal(sent, (await gateway.StockAsync(end.Cursor)).Items.Count == 1);
    }

    [Fact]
    public async Task What_has_no_date_comes_with_a_full_read_only()
    {
        await using var gateway = await StartAsync();
        var cursor = (await gateway.StockAsync()).End.Cursor;
        Max.Database("DE").Execute("UPDATE Part_Stock SET QTYOH_06 = 4711, ModificationDate = NULL WHERE PRTNUM_06 = @part AND STK_06 = 'FG-HH'", ("@part", Part));

        Assert.Empty((await gateway.StockAsync(cursor)).Items);
        Assert.Equal(4711, (await gateway.StockOfAsync(Part)).Room("FG-HH").OnHand);
    }

    [Fact]
    public async Task A_part_whose_last_day_came_is_a_change_although_nobody_touched_it()
    {
        Max.Stock.Change(Part, "OBSDTE_01", new DateOnly(2026, 11, 5));
        await using var gateway = await StartAsync();
        var (stock, items) = ((await gateway.StockAsync()).End.Cursor, (await gateway.ItemsAsync()).End.Cursor);
        Assert.Empty((await gateway.StockAsync(stock)).Items);

        _clock.Now = _clock.Now.AddDays(3);

        Assert.True(Assert.Single((await gateway.StockAsync(stock)).Items).Discontinued);
        Assert.True(Assert.Single((await gateway.ItemsAsync(items)).Items).Discontinued);
    }

    [Fact]
    public async Task Items_and_prices_have_changes_of_their_own()
    {
        await using var gateway = await StartAsync();
        var (items, prices) = ((await gateway.ItemsAsync()).End.Cursor, (await gateway.PricesAsync()).End.Cursor);
        Max.Stock.Receive(Part, "FG-HH", 1);
        Assert.Empty((await gateway.ItemsAsync(items)).Items);
        Assert.Empty((await gateway.PricesAsync(prices)).Items);

        Max.Database("DE").Execute("INSERT INTO Customer_Part_XREF (CUSTID_102, CUSPRT_102, PRTNUM_102, ModificationDate) VALUES ('10001', 'OWN-1', @part, @now)", ("@part", Part.PadRight(30)), ("@now", _clock.Now.UtcDateTime));
        Max.Database("DE").Execute("UPDATE Price_Breaks SET PRICE_88 = 7, ModificationDate = @now WHERE PRTNUM_88 = 'BRK-1002'", ("@now", _clock.Now.UtcDateTime));

        Assert.Equal(Part, Assert.Single((await gateway.ItemsAsync(items)).Items).Part);
        Assert.Equal("BRK-1002", Assert.Single((await gateway.PricesAsync(prices)).Items).Part);
    }

    [Fact]
    public async Task A_large_delta_comes_in_order_and_once()
    {
        Max.Catalog.Seed(1_000, "FG-HH");
        await using var gateway = await StartAsync();
        PassAnHour();
        var cursor = (await gateway.StockAsync()).End.Cursor;
        Assert.Equal(500, Max.Catalog.Change(50));

        var (items, end) = await gateway.StockAsync(cursor);

        Assert.Equal(500, end.Count);
        Assert.Equal(items.Select(item => item.Part).Order(StringComparer.Ordinal).Distinct(), items.Select(item => item.Part));
        Assert.Equal(MaxCatalog.OnHand(1) + 1, items.Single(item => item.Part == MaxCatalog.Part(1)).Room("FG-HH").OnHand);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!!")]
    [InlineData("MXxERXxwcmljZXN8NjM5MDAwMDAwMDAwMDAwMDAw")] // Of feed prices.
    [InlineData("OXxERXxzdG9ja3w2MzkwMDAwMDAwMDAwMDAwMDA")] // Of a later version.
    public async Task An_unknown_cursor_is_refused_with_what_to_do(string cursor)
    {
        await using var gateway = await StartAsync();

        using var response = await gateway.Http.GetAsync($"/v1/DE/feeds/stock?cursor={Uri.EscapeDataString(cursor)}");
        var problem = await RunningGateway.ProblemAsync(response);

        Assert.Equal((HttpStatusCode.BadRequest, "VALIDATION", "cursor"), (response.StatusCode, problem.Code, problem.Field));
        Assert.Contains("without a cursor", problem.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T13:55:00")]
    [InlineData("2026-12-01T12:00:00Z", "2026-12-01T12:55:00")]
    // Clocks went back at 01:00 UTC: what was dated after that carries earlier times.
    [InlineData("2026-10-25T00:50:00Z", "2026-10-25T01:45:00")]
    [InlineData("2026-10-25T01:10:00Z", "2026-10-25T02:05:00")]
    public void A_window_begins_by_the_clock_of_MAXs_server(string readAt, string since)
    {
        var company = new CompanyOptions { TimeZone = "America/New_York", DatabaseTimeZone = "Europe/Berlin" };

        var window = FeedWindow.Of(new FeedCursor("DE", "stock", DateTimeOffset.Parse(readAt, CultureInfo.InvariantCulture)), TimeSpan.FromMinutes(5), company);

        Assert.Equal(DateTime.Parse(since, CultureInfo.InvariantCulture), window.Since);
    }

    // MAX's clock and the gateway's are the same.
    private Task<RunningGateway> StartAsync()
    {
        PassAnHour();
        return RunningGateway.StartAsync(Max, Inbox, _clock, "--Gateway:Companies:0:DatabaseTimeZone=UTC");
    }

    /// <summary>What was before lies outside of the overlap.</summary>
    private void PassAnHour() => _clock.Now = _clock.Now.AddHours(1);

    private void Date(string table, string key, DateTime date) =>
        Max.Database("DE").Execute($"UPDATE {table} SET ModificationDate = @date WHERE {key} = @part", ("@date", date), ("@part", Part));
}
