using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Sweeps;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Orders;

/// <summary>Payments change without their orders: what finds an order that waited for its money.</summary>
public sealed class PaymentSweepTests
{
    private static readonly MappingDocument Gate = Repository.Load(Repository.MappingJson.Replace("\"exportWhen\": \"created\"", "\"exportWhen\": \"authorised\"", StringComparison.Ordinal));
    private static readonly string PaymentId = ExportBench.Placed.PaymentInfo!.Payments[0].Id;

    [Fact]
    public async Task A_payment_whose_notification_was_lost_is_found_by_the_sweep()
    {
        var bench = new SweepBench(Gate);
        bench.Shop.PaymentChanges.Add(new PaymentChange { Id = "p1", Version = 3, LastModifiedAt = Items.Noon });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new SweepResult(0, 0), await bench.RunAsync());
        var item = Assert.Single(bench.Queue.Enqueued);
        Assert.Equal(("payment/p1", PaymentSweep.Reason, 3L), (item.Key, item.Reason, item.SourceVersion));
        Assert.Equal(bench.Time.GetUtcNow() - TimeSpan.FromSeconds(30), bench.PaymentCursors.Position);
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.RunAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        bench.Queue.Enqueued.Clear();
        await bench.RunAsync();
        Assert.Empty(bench.Queue.Enqueued);
    }

    [Fact]
    public async Task The_cursor_moves_only_after_the_payments_are_on_the_queue()
    {
        var bench = new SweepBench(Gate);
        bench.Shop.PaymentChanges.Add(new PaymentChange { Id = "p1", Version = 3, LastModifiedAt = Items.Noon });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        bench.Queue.Fails = () => true;
        await Assert.ThrowsAsync<IOException>(bench.RunAsync);
        Assert.Null(bench.PaymentCursors.Position);
    }

    [Fact]
    public async Task Where_no_order_waits_for_a_payment_none_is_asked_for()
    {
        var bench = new SweepBench();
        bench.Shop.PaymentChanges.Add(new PaymentChange { Id = "p1", Version = 3, LastModifiedAt = Items.Noon });
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.RunAsync();
        Assert.Empty(bench.Queue.Enqueued);
    }

    [Fact]
    public async Task A_swept_payment_sends_its_order_on_only_while_it_waits()
    {
        var bench = new ExportBench();
        var item = Items.Item(PaymentHint.KeyOf(PaymentId), 3) with { Reason = PaymentSweep.Reason };
        Assert.IsType<FlowOutcome.Done>(await bench.Export.RunAsync(item, default));
        Assert.Single(bench.Queue.Enqueued);
        await bench.RunAsync();
        Assert.IsType<FlowOutcome.Skipped>(await bench.Export.RunAsync(item, default));
        Assert.Single(bench.Queue.Enqueued);
    }

    [Fact]
    public async Task An_authorisation_that_was_cancelled_no_longer_lets_the_order_go()
    {
        var bench = new ExportBench(Gate);
        bench.Shop.Orders[ExportBench.Id] = With("Authorization", "CancelAuthorization");
        Assert.IsType<FlowOutcome.Skipped>(await bench.RunAsync());
        Assert.Equal(0, bench.Gateway.Creates);
        bench.Shop.Orders[ExportBench.Id] = With("Authorization", "CancelAuthorization", "Authorization");
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
    }

    [Fact]
    public async Task A_payment_that_is_cancelled_after_the_export_changes_nothing_in_MAX()
    {
        var bench = new ExportBench(Gate);
        bench.Shop.Orders[ExportBench.Id] = With("Authorization");
        await bench.RunAsync();
        Assert.IsType<FlowOutcome.Done>(await bench.RunAfterAsync(_ => With("Authorization", "CancelAuthorization") with { Version = bench.Order.Version, SyncInfo = bench.Order.SyncInfo }));
        Assert.Equal((1, 0, 0), (bench.Gateway.Creates, bench.Gateway.Changes, bench.Gateway.Cancels));
    }

    private static Order With(params string[] transactions)
    {
        var reference = ExportBench.Placed.PaymentInfo!.Payments[0];
        var amount = ExportBench.Placed.TaxedPrice!.TotalGross;
        var payment = reference.Obj! with { Transactions = [.. transactions.Select(type => new PaymentTransaction { Type = type, State = "Success", Amount = amount })] };
        return ExportBench.Placed with { PaymentInfo = new PaymentInfo { Payments = [reference with { Obj = payment }] } };
    }
}
