using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Links;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class TableReturnLinksTests(StorageAccount account)
{
    private readonly string order = $"order-{Guid.NewGuid():N}";

    [Theory]
    [InlineData(1)]
    [InlineData(900)]
    public async Task A_plan_of_any_length_comes_back_as_it_was(int lines)
    {
        var links = new TableReturnLinks(account.Tables);
        var link = Link($"{order}/return/r1", lines);
        await links.SaveAsync(link, default);
        var read = Assert.Single(await links.OfAsync(order, default));
        Assert.Equal((link.ExternalId, link.Company, 2, "80000001"), (read.ExternalId, read.Company, read.Revision, read.ReturnNumber));
        Assert.Equal(["25000001", "25000002"], read.CreditMemos);
        Assert.Equal(link.Plan!.Items, read.Items);
        Assert.Equal(link.Plan.Return!.Lines, read.Plan!.Return!.Lines);

        await links.SaveAsync(link with { Plan = null, EnteredAt = Items.Noon }, default);
        Assert.Equal((null, Items.Noon), (Assert.Single(await links.OfAsync(order, default)).Plan, (await links.OfAsync(order, default))[0].EnteredAt!.Value));
    }

    [Fact]
    public async Task An_order_has_its_own_returns_only()
    {
        var links = new TableReturnLinks(account.Tables);
        await links.SaveAsync(Link($"{order}/return/r1", 1), default);
        await links.SaveAsync(Link($"{order}/return/r2", 1), default);
        await links.SaveAsync(Link($"{order}x/return/r3", 1) with { OrderId = $"{order}x" }, default);
        Assert.Equal(2, (await links.OfAsync(order, default)).Count);
        Assert.Empty(await links.OfAsync(order[..^1], default));
    }

    private ReturnLink Link(string externalId, int lines) => new()
    {
        OrderId = order,
        ExternalId = externalId,
        Company = "DE",
        Revision = 2,
        ReturnNumber = "80000001",
        CreditMemos = ["25000001", "25000002"],
        Plan = new()
        {
            ExternalId = externalId,
            Items = [.. Enumerable.Range(0, lines).Select(i => $"item-{i}")],
            Return = new()
            {
                ExternalId = externalId,
                Lines = [.. Enumerable.Range(0, lines).Select(i => new ReturnLine { ExternalItemId = $"item-{i}", OrderNumber = "20000001", OrderLine = 1, Quantity = 1.5m, Reason = "01" })],
            },
        },
    };
}
