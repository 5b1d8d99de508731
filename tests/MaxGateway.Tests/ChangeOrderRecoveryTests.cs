using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

/// <summary>Changes of orders that are interrupted, refused half-way, or meet a gateway that has forgotten.</summary>
public sealed class ChangeOrderRecoveryTests : GatewayTest
{
    [Fact]
    public async Task A_refused_step_says_so_and_the_same_request_or_another_goes_on()
    {
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.ChangeSalesOrderLine, containing: "BRK-1002");
        await using var gateway = await StartAsync();
        var order = Order(2);
        var number = await ChangeOrderTests.CreateAsync(gateway, order);
        var wanted = order.With(order.Lines[0].Of(5), order.Lines[1].Of(6));

        var failed = await gateway.ChangeAsync(number, wanted, "c1");
        Assert.Equal((OperationState.Failed, GatewayProblemCode.Refused), (failed.State, failed.Error!.Code));
        Assert.Equal([5m, 2m], Max.View.Order(number)!.Lines.Select(line => line.Quantity));

        var other = await gateway.ChangeAsync(number, order, "c2");
        Assert.Equal(OperationState.Succeeded, other.State);
        Assert.Equal([1m, 2m], Max.View.Order(number)!.Lines.Select(line => line.Quantity));
        Assert.Equal((failed.OperationId, OperationState.Succeeded), ((await gateway.ChangeAsync(number, wanted, "c1")).OperationId, (await gateway.ChangeAsync(number, wanted, "c1")).State));
        Assert.Equal([5m, 6m], Max.View.Order(number)!.Lines.Select(line => line.Quantity));
    }

    [Fact]
    public async Task Somebody_who_changes_the_line_between_reading_and_writing_is_not_overwritten()
    {
        await using var gateway = await StartAsync();
        var order = Order(1);
        var number = await ChangeOrderTests.CreateAsync(gateway, order);
        Max.Faults.OnCall = (moment, kind, _) =>
        {
            Max.Faults.OnCall = null;
            Max.User.Change(number, 1, price: 77m);
            return Task.CompletedTask;
        };

        var failed = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(5)), "c1");

        Assert.Equal((OperationState.Failed, GatewayProblemCode.ChangedInMax, "1"), (failed.State, failed.Error!.Code, failed.Error.Value));
        Assert.Equal((1m, 77m), (Max.View.Order(number)!.Lines[0].Quantity, Max.View.Order(number)!.Lines[0].Price));
    }

    [Theory]
    [InlineData(MaxCallMoment.Before, 1)]
    [InlineData(MaxCallMoment.Applied, 1)]
    [InlineData(MaxCallMoment.Before, 2)]
    [InlineData(MaxCallMoment.Applied, 2)]
    [InlineData(MaxCallMoment.Before, 3)]
    [InlineData(MaxCallMoment.Applied, 3)]
    [InlineData(MaxCallMoment.Before, 4)]
    [InlineData(MaxCallMoment.Applied, 4)]
    public async Task After_a_crash_in_any_call_the_next_start_finishes_the_change(MaxCallMoment moment, int call)
    {
        var first = await StartAsync();
        var order = Order(2);
        var number = await ChangeOrderTests.CreateAsync(first, order);
        var wanted = order.With(order.Lines[0].Of(5), order.Lines[0].As(3, "new").Of(2)) with { ShipVia = "DX" };
        var version = (await first.OrderAsync(number)).Version;
        var crash = CrashPoint.At(Max.Faults, moment, Max.Faults.Calls + call);
        var accepted = await first.ChangeAsync(number, wanted, "c1", version, wait: 0);
        await crash.CrashAsync(first);

        await using var second = await StartAsync();
        var done = await second.ChangeAsync(number, wanted, "c1", version);

        Assert.Equal((accepted.OperationId, OperationState.Succeeded), (done.OperationId, done.State));
        var stored = Max.View.Order(number)!;
        Assert.Equal([(1, "3", 5m), (2, "4", 2m), (3, "3", 2m)], stored.Lines.Select(line => (line.Line, line.Status, line.Quantity)));
        Assert.Equal(("DX", stored.Tax), (stored.ShipVia, stored.HeaderTax));
        Planning.Agrees(Max.View);
    }

    [Theory]
    [InlineData(MaxFault.LoseReply, MaxCall.ChangeSalesOrder)]
    [InlineData(MaxFault.LoseReply, MaxCall.ChangeSalesOrderLine)]
    [InlineData(MaxFault.LoseReply, MaxCall.AddSalesOrderLine)]
    [InlineData(MaxFault.LoseCall, MaxCall.ChangeSalesOrder)]
    [InlineData(MaxFault.LoseCall, MaxCall.ChangeSalesOrderLine)]
    [InlineData(MaxFault.LoseCall, MaxCall.AddSalesOrderLine)]
    public async Task A_lost_call_is_settled_by_looking_it_up(MaxFault fault, string kind)
    {
        await using var gateway = await StartAsync();
        var order = Order(2);
        var number = await ChangeOrderTests.CreateAsync(gateway, order);
        Max.Faults.Next(fault, kind: kind);

        var done = await gateway.ChangeAsync(number, order.With(order.Lines[0].Of(5), order.Lines[0].As(3, "new").Of(2)) with { ShipVia = "DX" }, "c1");

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal([(1, "3", 5m), (2, "4", 2m), (3, "3", 2m)], Max.View.Order(number)!.Lines.Select(line => (line.Line, line.Status, line.Quantity)));
    }

    [Fact]
    public async Task Bodies_forgotten_by_the_inbox_are_not_needed()
    {
        var order = Order(2);
        string number;
        await using (var first = await StartAsync())
            number = await ChangeOrderTests.CreateAsync(first, order);
        using (var inbox = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Inbox}"))
        {
            inbox.Open();
            using var command = inbox.CreateCommand();
            command.CommandText = "UPDATE operations SET body = ''";
            command.ExecuteNonQuery();
        }

        await using var second = await StartAsync();
        Assert.Equal(OperationState.Succeeded, (await second.ChangeAsync(number, order.With(order.Lines[0].Of(5), order.Lines[1]), "c1")).State);
        Assert.Equal([5m, 2m], Max.View.Order(number)!.Lines.Select(line => line.Quantity));
    }

    [Fact]
    public async Task An_order_older_than_the_memories_is_known_from_the_body_it_was_made_from()
    {
        var order = Order(2);
        string number;
        await using (var first = await StartAsync())
            number = await ChangeOrderTests.CreateAsync(first, order);
        using (var inbox = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Inbox}"))
        {
            inbox.Open();
            using var command = inbox.CreateCommand();
            command.CommandText = "DELETE FROM order_memories; ALTER TABLE operations DROP COLUMN kind";
            command.ExecuteNonQuery();
        }

        await using var second = await StartAsync();
        Assert.Equal(OperationState.Succeeded, (await second.ChangeAsync(number, order.With(order.Lines[0].Of(5), order.Lines[1]), "c1")).State);
        Assert.Equal([5m, 2m], Max.View.Order(number)!.Lines.Select(line => line.Quantity));
    }
}
