using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Feeds;

/// <summary>
/// Stock of parts, by the policy <c>nettable-less-open-sales</c>. What MAX says (nettable, consignment, quarantine, open
/// sales) the view <c>connector.stock</c> counts; what the company does not sell from, the settings say.
/// </summary>
internal static class StockFeed
{
    public const string Policy = "nettable-less-open-sales";

    private static readonly FeedQueries Queries = new(SqlText.StockAll, SqlText.StockOf, SqlText.StockChanged);

    public static IAsyncEnumerable<PartStock> ReadAsync(FeedRead read, CancellationToken cancellation)
    {
        var rules = new Rules(read);
        return FeedParts.ReadAsync<StockFeedRow>(read, Queries, cancellation).Select(rows => Part(rows, rules));
    }

    public static Task<IReadOnlyList<PartStock>> ReadOfAsync(FeedRead read, IReadOnlyCollection<string> parts, CancellationToken cancellation)
    {
        var rules = new Rules(read);
        return FeedParts.OfAsync<StockFeedRow, PartStock>(read, Queries, parts, rows => Part(rows, rules), cancellation);
    }

    private static PartStock Part(IReadOnlyList<StockFeedRow> rows, Rules rules)
    {
        var part = rows[0];
        return new PartStock
        {
            Part = part.Part, StockUnit = part.StockUnit.NullIfEmpty(), SalesUnit = part.SalesUnit.NullIfEmpty(), StockUnitsPerSalesUnit = part.SalesToStock ?? 1,
            SafetyStock = part.SafetyStock ?? 0, Discontinued = part.Sellable != 1 || part.IsObsolete(rules.Today),
            Stockrooms = [.. rows.Where(row => row.Kind == 1 && !rules.Excluded.Contains(row.Stockroom ?? "")).Select(row => Room(row, rules.Company))],
            Supply = [.. rows.Where(row => row.Kind == 2).Select(Supply).OfType<ExpectedSupply>()],
        };
    }

    private static StockroomStock Room(StockFeedRow row, CompanyOptions company) => new()
    {
        Stockroom = row.Stockroom ?? "", OnHand = row.Quantity ?? 0, OpenSales = row.OpenSales ?? 0, Transfers = row.Transfers ?? 0,
        // Where the user key is somebody else's, whose lines are ours cannot be told.
        OpenSalesOfCaller = company.Quirks.FingerprintInUserKey ? row.OwnSales ?? 0 : 0,
    };

    private static ExpectedSupply? Supply(StockFeedRow row) =>
        MaxDates.Parse(row.Due) is { } due ? new ExpectedSupply(row.Stockroom.NullIfEmpty(), due, row.Quantity ?? 0) : null;

    private sealed class Rules(FeedRead read)
    {
        public CompanyOptions Company { get; } = read.Company.Options;

        public DateOnly Today { get; } = read.Today;

        public HashSet<string> Excluded { get; } = read.Company.Options.UnsellableStockrooms.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
