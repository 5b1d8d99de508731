using Connector.Sync.Links;

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
        Assert.Equal(link, await links.FindAsync(id, default));
        var later = link with { ExternalNumber = null, AppliedVersion = long.MaxValue };
        await links.SaveAsync(later, default);
        Assert.Equal(later, await links.FindAsync(id, default));
    }
}
