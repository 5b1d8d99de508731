using Connector.Commercetools.Models;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Orders;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Orders;

public sealed class OrderPreviewTests
{
    private readonly ExportBench bench = new();

    private OrderPreview Preview => new(bench.Shop, bench.Documents, bench.Links, bench.Gateway, Repository.Mapping);

    [Fact]
    public async Task It_tells_what_MAX_would_get_and_writes_nothing()
    {
        var preview = (await Preview.RunAsync(ExportBench.Id, default))!;
        Assert.Equal((PreviewAction.Create, "DE", "WEBDE", null), (preview.Action, preview.Company, preview.Account, preview.Link));
        Assert.Contains("<SO_Master>", Assert.Single(preview.Documents).Records[0].Xml, StringComparison.Ordinal);
        AssertNothingWritten();
        Assert.Null(await bench.Links.FindAsync(ExportBench.Id, default));
    }

    [Fact]
    public async Task An_order_that_does_not_exist_has_no_preview() => Assert.Null(await Preview.RunAsync("no-such-order", default));

    [Fact]
    public async Task Problems_are_told_instead_of_documents()
    {
        bench.Shop.Orders[ExportBench.Id] = Repository.Order("line-without-sku") with { Id = ExportBench.Id };
        var preview = (await Preview.RunAsync(ExportBench.Id, default))!;
        Assert.NotEmpty(preview.Problems);
        Assert.Empty(preview.Documents);
        AssertNothingWritten();
    }

    [Fact]
    public async Task The_gate_says_why_an_order_would_not_go()
    {
        bench.Shop.Orders[ExportBench.Id] = ExportBench.Placed with { OrderState = OrderState.Cancelled };
        var preview = (await Preview.RunAsync(ExportBench.Id, default))!;
        Assert.Equal((PreviewAction.None, "The order is cancelled."), (preview.Action, preview.Gate.Reason));
    }

    [Fact]
    public async Task A_linked_order_tells_what_would_change()
    {
        await bench.RunAsync();
        Assert.Equal(PreviewAction.None, (await Preview.RunAsync(ExportBench.Id, default))!.Action);
        bench.Gateway.Existing = Held(bench.Gateway.Orders["20000001"]!);
        bench.Shop.Change(ExportBench.Id, order => ExportBench.OtherReference(order));
        var preview = (await Preview.RunAsync(ExportBench.Id, default))!;
        Assert.Equal((PreviewAction.Change, "20000001", "20000001"), (preview.Action, preview.Link!.MaxOrderNumber, preview.Documents[0].MaxOrderNumber));
        // Of the lines only the one that people changed in MAX differs.
        Assert.Equal(new LineDifference("20000001", 1, "BRK-1001", "quantity", "77", "3"), Assert.Single(preview.Changes));
        Assert.Equal((1, 0, 1), (bench.Gateway.Creates, bench.Gateway.Changes, bench.Shop.Updates.Count));
    }

    [Fact]
    public async Task A_cancelled_order_would_be_closed_and_one_that_was_opened_again_is_refused()
    {
        await bench.RunAsync();
        bench.Shop.Change(ExportBench.Id, order => order with { OrderState = OrderState.Cancelled });
        Assert.Equal(PreviewAction.Cancel, (await Preview.RunAsync(ExportBench.Id, default))!.Action);
        await bench.RunAsync(null);
        Assert.Equal(PreviewAction.None, (await Preview.RunAsync(ExportBench.Id, default))!.Action);
        bench.Shop.Change(ExportBench.Id, order => order with { OrderState = OrderState.Open });
        Assert.Equal(PreviewAction.Refuse, (await Preview.RunAsync(ExportBench.Id, default))!.Action);
    }

    [Fact]
    public void New_lines_and_needless_lines_are_differences_and_closed_ones_are_not()
    {
        var line = OrderMapping.Map(new OrderMappingInput { Order = ExportBench.Placed }, Repository.Mapping).Value!.Orders[0].Lines[0];
        var held = State(line);
        var added = Assert.Single(LineDifferences.Of("1", [held with { Due = 0 }], [line]));
        Assert.Equal((null, line.Part, "line", null), (added.LineNumber, added.Part, added.Field, added.InMax));
        var gone = Assert.Single(LineDifferences.Of("1", [held], []));
        Assert.Equal(("line", null), (gone.Field, gone.WouldBe));
        Assert.Empty(LineDifferences.Of("1", [held], [line]));
    }

    private void AssertNothingWritten() =>
        Assert.Equal((0, 0, 0, 0, 0, 0), (bench.Gateway.Creates, bench.Gateway.Changes, bench.Gateway.Cancels, bench.Gateway.Customers, bench.Shop.Updates.Count, bench.Queue.Enqueued.Count));

    private static SalesOrder Held(SalesOrderRequest request) => new()
    {
        OrderNumber = "20000001",
        CustomerId = request.CustomerId,
        PurchaseOrder = request.PurchaseOrder,
        Status = "open",
        Lines = [.. request.Lines.Select((line, i) => i == 0 ? State(line) with { Ordered = 77 } : State(line))],
    };

    private static SalesOrderLineState State(SalesOrderLine line) => new()
    {
        LineNumber = line.LineNumber,
        Delivery = line.Delivery,
        ExternalLineId = line.ExternalLineId,
        Part = line.Part,
        Ordered = line.Quantity,
        Due = line.Quantity,
        UnitPrice = line.UnitPrice,
        Taxes = line.Taxes,
        Stockroom = line.Stockroom,
    };
}
