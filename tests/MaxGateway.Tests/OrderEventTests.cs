using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class OrderEventTests : GatewayTest
{
    private readonly FixedClock _clock;

    public OrderEventTests()
        : this(new FixedClock(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero)))
    {
    }

    private OrderEventTests(FixedClock clock)
        : base(clock) => _clock = clock;

    [Fact]
    public async Task Events_come_oldest_first_with_the_callers_id_and_the_same_ids_when_repeated()
    {
        await using var gateway = await StartAsync();
        var number = (await gateway.CreateAsync(Order(2))).OrderNumber!;
        Later();
        Max.User.Ship(number, 1, 1);
        Later();
        Max.User.Track(number, "DHL", "T1");
        Later();
        var invoice = Max.User.Invoice(number);
        Later();
        var rma = Max.User.EnterReturn(number, 1, 1);
        Later();
        var memo = Max.User.Credit(number, rma, invoice, new MaxCreditLine("BRK-1001", 1, 12.50m, 2.38m));

        var (events, _) = await gateway.EventsAsync();

        Assert.Equal(
            // A record has one date: what the shipment changed of the line is part of what the invoice changed of it.
            ["Status", "Shipment", "Shipment", "Invoice", "Status", "Return", "CreditMemo"],
            events.Select(happening => happening.Kind.ToString()));
        Assert.All(events, happening => Assert.Equal((number, "web-1"), (happening.OrderNumber, happening.ExternalId)));
        Assert.Equal([invoice, rma, memo], events.Where(happening => happening.Kind > OrderEventKind.Shipment).Select(happening => happening.Document!));
        Assert.Equal(events.Order(Comparer<OrderEvent>.Create((a, b) => a.At.CompareTo(b.At))), events);
        Assert.Equal(events.Count, events.Select(happening => happening.Id).Distinct().Count());
        Assert.Equal(events, (await gateway.EventsAsync()).Items);
    }

    [Fact]
    public async Task A_cursor_goes_on_and_reaches_back_for_what_became_visible_late()
    {
        await using var gateway = await StartAsync();
        var number = Max.Stock.Sell("BRK-1001", "FG-HH", 5);
        _clock.Now += TimeSpan.FromHours(1);
        var (first, end) = await gateway.EventsAsync();
        Assert.Null(Assert.Single(first).ExternalId);
        Assert.Empty((await gateway.EventsAsync(end.Cursor)).Items);

        Max.User.Ship(number, 1, 2);
        Max.Database("DE").Execute("UPDATE SO_Detail SET ModificationDate = @date", ("@date", _clock.Now.UtcDateTime.AddMinutes(-3)));

        Assert.Equal([OrderEventKind.Status, OrderEventKind.Shipment], (await gateway.EventsAsync(end.Cursor)).Items.Select(happening => happening.Kind).Distinct());
    }

    [Fact]
    public async Task What_is_older_than_the_configured_days_is_not_sent_without_a_cursor()
    {
        await using var gateway = await StartAsync();
        Max.Stock.Sell("BRK-1001", "FG-HH", 5);
        _clock.Now += TimeSpan.FromDays(31);

        Assert.Empty((await gateway.EventsAsync()).Items);
    }

    [Fact]
    public async Task Five_thousand_events_come_in_order()
    {
        Max.Database("DE").Execute("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO SO_Master (ORDNUM_27, STYPE_27, STATUS_27, ModificationDate)
            SELECT CAST(30000000 + i AS TEXT), 'CU', '3', STRFTIME('%Y-%m-%d %H:%M:%f', '2026-11-01', (i * 7919 % 5000) || ' seconds') FROM n
            """);
        await using var gateway = await StartAsync();

        var (events, end) = await gateway.EventsAsync();

        Assert.Equal(5_000, end.Count);
        Assert.Equal(events.Select(happening => happening.At).Order(), events.Select(happening => happening.At));
    }

    private void Later() => _clock.Now += TimeSpan.FromMinutes(1);

    private Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(Max, Inbox, _clock, "--Gateway:Companies:0:DatabaseTimeZone=UTC");
}
