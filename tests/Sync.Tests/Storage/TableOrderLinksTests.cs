using System.Text.Json;
using Azure.Data.Tables;
using Connector.Sync.Links;
using Connector.Sync.Storage;

namespace Connector.Sync.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class TableOrderLinksTests(StorageAccount account)
{
    [Theory]
    [InlineData("0b1c6a2e-5d7b-4d8e-9f10-1a2b3c4d5e6f")]
    [InlineData("""a/b\c#d?e%f""")]
    public async Task A_link_reads_as_it_was_saved_and_the_last_save_counts(string id)
    {
        var links = new TableOrderLinks(account.Tables);
        Assert.Null(await links.FindAsync(id, default));
        var link = new OrderLink
        {
            OrderId = id,
            ExternalNumber = "SO-1",
            Company = "DE",
            MaxOrderNumber = "20000001",
            CustomerId = "WEBDE",
            ContentHash = "hash",
            AppliedVersion = 0,
            ExportedAt = new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1),
        };
        await links.SaveAsync(link, default);
        await AssertReadsAsync(links, link);
        var later = link with
        {
            ExternalNumber = null,
            MaxOrderNumber = "20000001, 20000002",
            Parts = new Dictionary<string, string> { [id] = "20000001", [$"{id}-2"] = "20000002" },
            ClosedParts = new Dictionary<string, string> { [$"{id}-3"] = "20000003" },
            ShopCustomerId = "customer",
            SourceHash = "source",
            Pending = "pending",
            Revision = 7,
            CancelledAt = link.ExportedAt.AddDays(1),
            AppliedVersion = long.MaxValue,
        };
        await links.SaveAsync(later, default);
        await AssertReadsAsync(links, later);
    }

    [Fact]
    public async Task A_row_from_before_an_order_could_become_several_has_its_one_part()
    {
        var row = new TableEntity("order", "old-order")
        {
            ["OrderId"] = "old-order",
            ["Company"] = "DE",
            ["MaxOrderNumber"] = "20000001",
            ["CustomerId"] = "WEBDE",
            ["ContentHash"] = "hash",
            ["AppliedVersion"] = 3L,
            ["ExportedAt"] = DateTimeOffset.UnixEpoch,
        };
        await account.Tables.GetTableClient(TableName.Links).AddEntityAsync(row);
        var link = (await new TableOrderLinks(account.Tables).FindAsync("old-order", default))!;
        Assert.Equal(new("old-order", "20000001"), Assert.Single(link.Parts));
        Assert.True(link.IsExported);
        Assert.Equal((null, null, 0, null, 3L), (link.SourceHash, link.Pending, link.Revision, link.CancelledAt, link.AppliedVersion));
    }

    // Records compare dictionaries by reference.
    private static async Task AssertReadsAsync(TableOrderLinks links, OrderLink expected) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(await links.FindAsync(expected.OrderId, default)));
}
