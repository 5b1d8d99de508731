using System.Net;
using System.Net.Http.Json;
using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class OrderFeatureTests : GatewayTest
{
    [Fact]
    public async Task Deliveries_of_a_line_share_its_number_and_are_changed_apart()
    {
        await using var gateway = await StartAsync();
        var line = Order(1).Lines[0];
        var order = Order(1).With(line.Of(2), line.Of(3) with { Delivery = 2, RequestedDate = new DateOnly(2026, 12, 1) }, line.As(2, "l2").Of(1));

        var created = await gateway.CreateAsync(order);

        Assert.Equal([new LineAssignment("l1", 1, 1), new LineAssignment("l1", 1, 2), new LineAssignment("l2", 2, 1)], created.Lines);
        var number = created.OrderNumber!;
        Assert.Equal([(1, 1, 2m), (1, 2, 3m), (2, 1, 1m)], Max.View.Order(number)!.Lines.Select(stored => (stored.Line, stored.Delivery, stored.Quantity)));
        Assert.Equal([(1, 1, "l1"), (1, 2, "l1"), (2, 1, "l2")], (await gateway.OrderAsync(number)).Lines.Select(read => (read.LineNumber, read.Delivery, read.ExternalLineId)));
        Max.User.Ship(number, 1, 2);

        var done = await gateway.ChangeAsync(number, order.With(order.Lines[0], order.Lines[1].Of(4), line.Of(1) with { Delivery = 3 }, order.Lines[2]), "c1");

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal([(1, 1, 2m), (1, 2, 4m), (1, 3, 1m), (2, 1, 1m)], Max.View.Order(number)!.Lines.Select(stored => (stored.Line, stored.Delivery, stored.Quantity)));
        Planning.Agrees(Max.View);
    }

    [Fact]
    public async Task Two_lines_at_one_place_and_deliveries_of_two_parts_are_refused()
    {
        await using var gateway = await StartAsync();
        var line = Order(1).Lines[0];

        using var same = await gateway.PostAsync(Order(1).With(line, line));
        using var parts = await gateway.PostAsync(Order(1).With(line, line with { Delivery = 2, Part = "BRK-1002" }));
        using var many = await gateway.PostAsync(Order(1).With(line with { Delivery = 100 }));

        Assert.Equal("lines[1].lineNumber", (await RunningGateway.ProblemAsync(same)).Field);
        Assert.Equal("lines[1].part", (await RunningGateway.ProblemAsync(parts)).Field);
        Assert.Equal("lines[0].delivery", (await RunningGateway.ProblemAsync(many)).Field);
    }

    [Fact]
    public async Task An_order_of_an_account_on_hold_is_entered_on_hold_when_the_caller_says_so()
    {
        await using var gateway = await StartAsync();
        Max.User.Hold("10001");

        var number = (await gateway.CreateAsync(Order(2) with { CreditHold = CreditHold.Hold })).OrderNumber!;

        Assert.All(Max.View.Order(number)!.Lines, line => Assert.True(line.OnHold));
        var held = await gateway.OrderAsync(number);
        Assert.Equal(("hold", "hold"), (held.Status, held.Lines[0].Status));
        Max.User.Release("10001");
        Max.User.ReleaseLines(number);
        Assert.Equal("open", (await gateway.OrderAsync(number)).Status);
    }

    [Fact]
    public async Task A_customers_own_part_number_means_a_part_and_becomes_the_reference()
    {
        await using var gateway = await StartAsync();
        var line = Order(1).Lines[0];
        var order = Order(1).With(
            line with { Part = "", CustomerPart = "NL-4711" },
            line.As(2, "l2") with { CustomerPart = "NL-4711", Reference = "Position 20" });

        var number = (await gateway.CreateAsync(order)).OrderNumber!;

        Assert.Equal([("BRK-1001", "NL-4711"), ("BRK-1001", "Position 20")], Max.View.Order(number)!.Lines.Select(stored => (stored.Part, stored.Reference)));
        var calls = Max.Faults.Calls;
        Assert.Equal((OperationState.Succeeded, calls), ((await gateway.ChangeAsync(number, order, "c1")).State, Max.Faults.Calls));
        using var wrong = await gateway.PostAsync(Order(1, "w").With(line with { Part = "BRK-1002", CustomerPart = "NL-4711" }));
        using var unknown = await gateway.PostAsync(Order(1, "u").With(line with { Part = "", CustomerPart = "NL-0" }));
        var problem = await RunningGateway.ProblemAsync(wrong);
        Assert.Equal((GatewayProblemCode.UnknownCustomerPart, "lines[0].customerPart", "NL-4711"), (problem.Code, problem.Field, problem.Value));
        Assert.Equal(GatewayProblemCode.UnknownCustomerPart, (await RunningGateway.ProblemAsync(unknown)).Code);
    }

    [Fact]
    public async Task An_order_reads_back_with_version_ids_states_and_dates_and_is_found_with_its_parts()
    {
        await using var gateway = await StartAsync();
        await gateway.CreateAsync(Order(1, "web-12"));
        var second = (await gateway.CreateAsync(Order(1, "web-1/2"))).OrderNumber!;
        var first = (await gateway.CreateAsync(Order(2, "web-1"))).OrderNumber!;
        Max.User.Ship(first, 1, 1);

        var found = (await gateway.Http.GetFromJsonAsync("/v1/DE/orders?externalId=web-1", GatewayJson.Default.IReadOnlyListSalesOrder))!;

        Assert.Equal([first, second], found.Select(order => order.OrderNumber));
        Assert.Equal([("l1", "closed", 1m), ("l2", "open", 0m)], found[0].Lines.Select(line => (line.ExternalLineId!, line.Status!, line.Shipped)));
        Assert.Equal(new DateOnly(2026, 10, 1), found[0].Lines[0].RequestedDate);
        Assert.NotNull(found[0].Version);
        Assert.NotEqual(found[0].Version, found[1].Version);
    }

    [Fact]
    public async Task Stock_is_what_is_left_in_whole_sales_units_of_sellable_stockrooms()
    {
        await using var gateway = await StartAsync("--Gateway:Companies:0:UnsellableStockrooms:0=STG-HH");
        var line = Order(1).Lines[0] with { Part = "100-08040", Stockroom = "FG-HH" };
        Max.Database("DE").Execute("UPDATE Part_Stock SET QTYOH_06 = 1150 WHERE PRTNUM_06 = '100-08040' AND STK_06 = 'FG-HH'");
        Max.Database("DE").Execute("UPDATE Part_Stock SET QTYOH_06 = 100 WHERE PRTNUM_06 = '100-08040' AND STK_06 = 'FG-MU'");
        var number = (await gateway.CreateAsync(Order(1).With(line.Of(3)))).OrderNumber!;

        Assert.Equal(2, await AvailableAsync(gateway, "FG-HH"));
        Assert.Equal(0, await AvailableAsync(gateway, "FG-MU"));
        Max.User.Ship(number, 1, 1);
        Assert.Equal(2, await AvailableAsync(gateway, "FG-HH"));
        await gateway.ChangeAsync(number, Order(1).With(line.Of(1)), "c1");
        Assert.Equal(4, await AvailableAsync(gateway, "FG-HH"));
        var levels = await StockAsync(gateway, "part=100-08040&part=NOPE&part=BRK-1001");
        Assert.Equal(["100-08040", "BRK-1001"], levels.Select(level => level.Part).Distinct());
        Assert.Equal("BX", levels.First(level => level.Part == "100-08040").Unit);
        Assert.DoesNotContain(levels, level => level.Stockroom is "STG-HH" or "TRN" or "REW");
    }

    [Fact]
    public async Task Stock_is_asked_for_at_most_200_parts_at_a_time()
    {
        await using var gateway = await StartAsync();

        Assert.Empty(await StockAsync(gateway, string.Join('&', Enumerable.Range(1, 200).Select(part => $"part=N{part}"))));
        using var many = await gateway.Http.GetAsync($"/v1/DE/stock?{string.Join('&', Enumerable.Range(1, 201).Select(part => $"part=N{part}"))}");
        using var none = await gateway.Http.GetAsync("/v1/DE/stock");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (many.StatusCode, none.StatusCode));
        Assert.Equal("part", (await RunningGateway.ProblemAsync(many)).Field);
    }

    private static async Task<decimal> AvailableAsync(RunningGateway gateway, string stockroom) =>
        (await StockAsync(gateway, "part=100-08040")).Single(level => level.Stockroom == stockroom).Available;

    private static async Task<IReadOnlyList<StockLevel>> StockAsync(RunningGateway gateway, string query) =>
        [.. (await gateway.Http.GetFromJsonAsync($"/v1/DE/stock?{query}", GatewayJson.Default.IReadOnlyListPartStock))!.SelectMany(StockLevel.Of)];
}
