using System.Net;
using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class ChangeOrderTests : GatewayTest
{
    [Fact]
    public async Task Changed_removed_and_new_lines_are_written_and_the_rest_is_left_alone()
    {
        await using var gateway = await StartAsync();
        var order = Order(3);
        var number = await CreateAsync(gateway, order);
        Max.User.Change(number, 3, price: 99m);

        var done = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(5), order.Lines[2], order.Lines[0].As(4, "l9").Of(2, 10m)), "c1");

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal([new LineAssignment("l1", 1, 1), new LineAssignment("l3", 3, 1), new LineAssignment("l9", 4, 1)], done.Lines.OrderBy(line => line.LineNumber));
        var stored = Max.View.Order(number)!;
        Assert.Equal([(1, "3", 5m, 12.5m), (2, "4", 2m, 12.5m), (3, "3", 3m, 99m), (4, "3", 2m, 10m)], stored.Lines.Select(line => (line.Line, line.Status, line.Quantity, line.Price)));
        Assert.Equal([5m, 0m, 3m, 2m], stored.Lines.Select(line => line.Due));
        Assert.Equal(stored.Tax, stored.HeaderTax);
        AssertPlanningAgrees();
    }

    [Fact]
    public async Task An_unchanged_order_writes_nothing_whatever_people_did_in_MAX()
    {
        await using var gateway = await StartAsync();
        var number = await CreateAsync(gateway, Order(3));
        Max.User.Change(number, 1, quantity: 7);
        Max.User.Close(number, 2);
        Max.User.Ship(number, 3, 1);
        Max.User.ChangeHeader(number, "SHPVIA_27", "DX");
        var calls = Max.Faults.Calls;

        var done = await gateway.ChangeAsync(number, Order(3), "c1");

        Assert.Equal((OperationState.Succeeded, calls), (done.State, Max.Faults.Calls));
    }

    [Fact]
    public async Task Lines_that_people_changed_are_all_named_and_nothing_is_written()
    {
        await using var gateway = await StartAsync();
        var order = Order(4);
        var number = await CreateAsync(gateway, order);
        Max.User.Change(number, 1, quantity: 7);
        Max.User.Change(number, 2, price: 1m);
        Max.User.Close(number, 3);
        var calls = Max.Faults.Calls;

        var failed = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(5), order.Lines[2].Of(9), order.Lines[3].Of(1)), "c1");

        Assert.Equal((OperationState.Failed, GatewayProblemCode.ChangedInMax, "1, 3, 2", calls), (failed.State, failed.Error!.Code, failed.Error.Value, Max.Faults.Calls));
        // Who brings MAX to what the shop wants has settled it.
        Max.User.Change(number, 1, quantity: 5);
        var again = await gateway.ChangeAsync(number, order.With([order.Lines[0] with { Quantity = 5, NetTotal = 62.5m }, .. order.Lines.Skip(1)]), "c2");
        Assert.Equal(OperationState.Succeeded, again.State);
        Assert.Equal(1m, Max.View.Order(number)!.Lines[1].Price);
    }

    [Fact]
    public async Task A_shipped_line_takes_more_or_less_but_not_less_than_shipped()
    {
        await using var gateway = await StartAsync();
        var order = Order(1).With(Order(1).Lines[0].Of(10));
        var number = await CreateAsync(gateway, order);
        Max.User.Ship(number, 1, 4);

        var less = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(3)), "c1");
        var dearer = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(10, 20m)), "c2");
        var gone = await gateway.ChangeAsync(number, order.With(order.Lines[0].As(1, "other")), "c3");
        var fewer = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(6)), "c4");

        Assert.All([less, dearer, gone], operation => Assert.Equal((GatewayProblemCode.Shipped, "1"), (operation.Error!.Code, operation.Error.Value)));
        Assert.Equal(OperationState.Succeeded, fewer.State);
        var line = Assert.Single(Max.View.Order(number)!.Lines);
        Assert.Equal((6m, 4m, 2m, "3"), (line.Quantity, line.Shipped, line.Due, line.Status));
        Assert.Equal(OperationState.Succeeded, (await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(4)), "c5")).State);
        Assert.Equal("4", Assert.Single(Max.View.Order(number)!.Lines).Status);
        Assert.Equal(GatewayProblemCode.Shipped, (await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(12)), "c6")).Error!.Code);
        AssertPlanningAgrees();
    }

    [Fact]
    public async Task Header_values_change_one_by_one_and_hand_edits_of_others_stay()
    {
        await using var gateway = await StartAsync();
        var order = Order(1) with { ShipVia = "DH", Comments = ["one", "two"] };
        var number = await CreateAsync(gateway, order);
        Max.User.ChangeHeader(number, "TERMS_27", "PR");
        var address = order.ShipTo with { Name = "Depot", Lines = [], City = "Inland" };

        var done = await gateway.ChangeAsync(number, order with { ShipTo = address, PurchaseOrder = "PO-2", Comments = ["one"], RequestedDate = new DateOnly(2026, 11, 2) }, "c1");

        Assert.Equal(OperationState.Succeeded, done.State);
        var stored = Max.View.Order(number)!;
        Assert.Equal(["Depot", "Inland", "20457", "DE"], stored.ShipTo);
        Assert.Equal(("PO-2", "PR", "DH", new DateOnly(2026, 11, 2)), (stored.PurchaseOrder, stored.Terms, stored.ShipVia, stored.Lines[0].DueDate));
        Assert.Equal(["one"], stored.Comments);
        var conflict = await gateway.ChangeAsync(number, order with { ShipTo = address, Terms = "CC" }, "c2");
        Assert.Equal((GatewayProblemCode.ChangedInMax, "terms"), (conflict.Error!.Code, conflict.Error.Value));
    }

    [Fact]
    public async Task Another_part_is_another_line_since_MAX_does_not_change_parts()
    {
        await using var gateway = await StartAsync();
        var order = Order(2);
        var number = await CreateAsync(gateway, order);

        var done = await gateway.ChangeAsync(number, order.With(order.Lines[0] with { Part = "CAP-RED" }, order.Lines[1]), "c1");

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal([("BRK-1001", "4"), ("BRK-1002", "3"), ("CAP-RED", "3")], Max.View.Order(number)!.Lines.Select(line => (line.Part, line.Status)));
        Assert.Equal([2, 3], done.Lines.Select(line => line.LineNumber).Order());
        AssertPlanningAgrees();
    }

    [Fact]
    public async Task Another_account_and_an_order_of_somebody_else_are_refused_with_advice()
    {
        await using var gateway = await StartAsync();
        var number = await CreateAsync(gateway, Order());
        Max.Database("DE").Execute("INSERT INTO SO_Master (ORDNUM_27, STYPE_27, STATUS_27, CUSTID_27) VALUES ('20888888', 'CU', '3', '10001')");

        using var account = await gateway.PostChangeAsync(number, new SalesOrderChange { Order = Order() with { CustomerId = "10002" } }, "c1");
        using var foreign = await gateway.PostChangeAsync("20888888", new SalesOrderChange { Order = Order() }, "c2");
        using var missing = await gateway.PostCancelAsync("29999999", new OrderCancellation(), "c3");

        var problem = await RunningGateway.ProblemAsync(account);
        Assert.Equal((422, GatewayProblemCode.Validation, "order.customerId"), (problem.Status, problem.Code, problem.Field));
        Assert.Contains("cancel it", problem.Advice, StringComparison.Ordinal);
        Assert.Equal(GatewayProblemCode.Validation, (await RunningGateway.ProblemAsync(foreign)).Code);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task The_same_key_and_body_is_the_same_operation_and_another_body_is_refused()
    {
        await using var gateway = await StartAsync();
        var order = Order();
        var number = await CreateAsync(gateway, order);
        var wanted = order.With(order.Lines[0].Of(5), order.Lines[1]);

        var first = await gateway.ChangeAsync(number, wanted, "c1");
        var second = await gateway.ChangeAsync(number, wanted, "c1");
        using var other = await gateway.PostChangeAsync(number, new SalesOrderChange { Order = order }, "c1");
        using var creation = await gateway.PostChangeAsync(number, new SalesOrderChange { Order = order }, order.ExternalId);

        Assert.Equal((first.OperationId, OperationState.Succeeded), (second.OperationId, second.State));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (other.StatusCode, creation.StatusCode));
    }

    [Fact]
    public async Task The_expected_version_is_that_of_the_last_reading_or_the_change_is_refused()
    {
        await using var gateway = await StartAsync();
        var order = Order();
        var number = await CreateAsync(gateway, order);
        var seen = (await gateway.OrderAsync(number)).Version;
        Max.User.Ship(number, 2, 1);

        var refused = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(5), order.Lines[1]), "c1", seen);
        var now = (await gateway.OrderAsync(number)).Version;
        var done = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(5), order.Lines[1]), "c2", now);

        Assert.Equal((OperationState.Failed, GatewayProblemCode.Version, 409), (refused.State, refused.Error!.Code, refused.Error.Status));
        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.NotEqual(now, (await gateway.OrderAsync(number)).Version);
    }

    [Fact]
    public async Task An_order_closed_in_MAX_is_not_changed_but_an_unchanged_wish_is_fine()
    {
        await using var gateway = await StartAsync();
        var order = Order();
        var number = await CreateAsync(gateway, order);
        Max.User.ChangeHeader(number, "STATUS_27", "4");

        Assert.Equal(GatewayProblemCode.ClosedOrder, (await gateway.ChangeAsync(number, order with { ShipVia = "DX" }, "c1")).Error!.Code);
        Assert.Equal(OperationState.Succeeded, (await gateway.ChangeAsync(number, order, "c2")).State);
    }

    [Fact]
    public async Task A_new_line_finds_no_number_when_99_are_used()
    {
        await using var gateway = await StartAsync();
        var order = Order(99);
        var number = await CreateAsync(gateway, order);

        var failed = await gateway.ChangeAsync(number, order.With([.. order.Lines.Skip(1), order.Lines[0].As(1, "new")]), "c1");

        Assert.Equal((OperationState.Failed, GatewayProblemCode.Validation, "lines[98]"), (failed.State, failed.Error!.Code, failed.Error.Field));
        Assert.All(Max.View.Order(number)!.Lines, line => Assert.Equal("3", line.Status));
    }

    [Fact]
    public async Task Several_lines_of_one_id_are_told_apart_by_their_order()
    {
        await using var gateway = await StartAsync();
        var order = Order(2).With(Order(2).Lines[0].As(1, "same"), Order(2).Lines[1].As(2, "same"));
        var number = await CreateAsync(gateway, order);

        var done = await gateway.ChangeAsync(number, order.With(order.Lines[0], order.Lines[1].Of(8)), "c1");

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal([1m, 8m], Max.View.Order(number)!.Lines.Select(line => line.Quantity));
    }

    internal static async Task<string> CreateAsync(RunningGateway gateway, SalesOrderRequest order)
    {
        var created = await gateway.CreateAsync(order);
        Assert.Equal(OperationState.Succeeded, created.State);
        return created.OrderNumber!;
    }

    private void AssertPlanningAgrees() => Planning.Agrees(Max.View);
}
