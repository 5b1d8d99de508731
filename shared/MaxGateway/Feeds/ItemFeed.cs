using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Feeds;

/// <summary>Parts with their identifiers.</summary>
internal static class ItemFeed
{
    private static readonly FeedQueries Queries = new(SqlText.ItemsAll, SqlText.ItemsOf, SqlText.ItemsChanged);

    public static IAsyncEnumerable<PartItem> ReadAsync(FeedRead read, CancellationToken cancellation) =>
        FeedParts.ReadAsync<ItemFeedRow>(read, Queries, cancellation).Select(rows => Part(rows, read.Today));

    private static PartItem Part(IReadOnlyList<ItemFeedRow> rows, DateOnly today)
    {
        var part = rows[0];
        return new PartItem
        {
            Part = part.Part, StockUnit = part.StockUnit.NullIfEmpty(), SalesUnit = part.SalesUnit.NullIfEmpty(), StockUnitsPerSalesUnit = part.SalesToStock ?? 1,
            Descriptions = [.. new[] { part.Description1, part.Description2 }.Where(line => !string.IsNullOrEmpty(line)).Cast<string>()],
            Sellable = part.Sellable == 1, Discontinued = part.IsObsolete(today), TaxCode = part.TaxCode.NullIfEmpty(),
            LeadTimeDays = part.LeadTimeDays > 0 ? (int)decimal.Ceiling(part.LeadTimeDays.Value) : null, Barcode = part.Barcode.NullIfEmpty(),
            CommodityCode = part.CommodityCode.NullIfEmpty(), ProductLine = part.ProductLine.NullIfEmpty(), Weight = part.Weight > 0 ? part.Weight : null,
            CustomerParts = [.. rows.Skip(1).Select(row => new CustomerPartNumber(row.CustomerId ?? "", row.CustomerPart ?? ""))],
        };
    }
}
