using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Links;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Orders;

/// <summary>An order that is several MAX orders.</summary>
public sealed class OrderPartsTests
{
    private static readonly OrderExport One = OrderMapping.Map(new OrderMappingInput { Order = ExportBench.Placed }, Repository.Mapping).Value!;
    private readonly ExportBench bench = new();

    [Fact]
    public async Task Every_part_is_created_once_under_its_own_key_and_all_numbers_are_shown()
    {
        var link = await BringAsync(ExportBench.Begun, "a", "b");
        Assert.Equal("20000001, 20000002", link.MaxOrderNumber);
        Assert.Equal(["shop/order/a", "shop/order/b"], bench.Gateway.Created.Keys);
        Assert.Equal(link.Parts, (await BringAsync(ExportBench.Begun, "a", "b")).Parts);
        Assert.Equal(2, bench.Gateway.Created.Count);
    }

    [Fact]
    public async Task A_worker_that_ends_between_two_parts_goes_on_with_the_second()
    {
        bench.Gateway.OnCreate = request => request.ExternalId == "b" ? throw new IOException("The process ended here.") : null;
        await Assert.ThrowsAsync<IOException>(() => bench.Parts.BringAsync(ExportBench.Begun, Export("a", "b"), Snapshots.None, default));
        bench.Gateway.OnCreate = _ => null;
        Assert.Equal("20000001, 20000002", (await BringAsync(ExportBench.Begun, "a", "b")).MaxOrderNumber);
    }

    [Fact]
    public async Task An_edit_creates_what_is_new_and_closes_what_is_needless()
    {
        var link = await BringAsync(ExportBench.Begun, "a", "b");
        link = await BringAsync(link with { Revision = 2 }, "a", "c");
        Assert.Equal("20000001, 20000003", link.MaxOrderNumber);
        Assert.Equal(new("b", "20000002"), Assert.Single(link.ClosedParts));
        Assert.Null(bench.Gateway.Orders["20000002"]);
        Assert.Equal((3, 1, 1), (bench.Gateway.Creates, bench.Gateway.Changes, bench.Gateway.Cancels));
    }

    [Fact]
    public async Task A_part_that_was_closed_is_not_opened_again_silently()
    {
        var link = await BringAsync(await BringAsync(ExportBench.Begun, "a", "b"), "a");
        var failed = Assert.IsType<FlowOutcome.Failed>((await bench.Parts.BringAsync(link, Export("a", "b"), Snapshots.None, default)).Outcome);
        Assert.Equal(("MAX_PART_CLOSED", "20000002"), (failed.Problems[0].Code, failed.Problems[0].Value));
    }

    [Fact]
    public async Task A_dead_letter_names_the_parts_that_were_written_before_one_was_refused()
    {
        var link = await BringAsync(ExportBench.Begun, "a", "b");
        bench.Gateway.OnChange = number => number == "20000002" ? FakeGateway.Failed(GatewayProblemCode.Shipped) : null;
        var result = await bench.Parts.BringAsync(link with { Revision = 2 }, Export("a", "b"), Snapshots.None, default);
        Assert.Contains("MAX order 20000001 was written already", Assert.IsType<FlowOutcome.Failed>(result.Told).Problems[0].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_closes_every_part_and_a_part_whose_creation_was_begun()
    {
        var link = await BringAsync(ExportBench.Begun, "a");
        var closed = (await bench.Parts.CloseAsync(link, Export("a", "b"), Snapshots.None, default)).Link!;
        Assert.Equal("20000001, 20000002", closed.MaxOrderNumber);
        Assert.All(bench.Gateway.Orders.Values, Assert.Null);
    }

    private async Task<OrderLink> BringAsync(OrderLink link, params string[] parts) =>
        (await bench.Parts.BringAsync(link, Export(parts), Snapshots.None, default)).Link!;

    private static OrderExport Export(params string[] parts) => One with { Orders = [.. parts.Select(part => One.Orders[0] with { ExternalId = part })] };
}
