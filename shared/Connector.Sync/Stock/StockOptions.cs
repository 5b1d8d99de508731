using System.ComponentModel.DataAnnotations;

namespace Connector.Sync.Stock;

/// <summary>Section <c>Stock</c>.</summary>
public sealed class StockOptions
{
    /// <summary>Most inventory updates at a time, per instance and batch, 1 to 64; default 16. Fewer while commercetools is slow or refuses.</summary>
    [Range(1, 64, ErrorMessage = "Stock:Concurrency must be 1 to 64.")]
    public int Concurrency { get; set; } = 16;

    /// <summary>Entries per batch on the queue, 1 to 1000; default 500.</summary>
    [Range(1, 1000, ErrorMessage = "Stock:BatchSize must be 1 to 1000.")]
    public int BatchSize { get; set; } = 500;

    /// <summary>
    /// From so many differences on a full comparison writes through the Import API; 0 (default) never does. An import has no
    /// version, so an order placed while it runs is taken off only by the check that follows it.
    /// </summary>
    [Range(0, int.MaxValue, ErrorMessage = "Stock:ImportFrom must be 0 or more.")]
    public int ImportFrom { get; set; }

    /// <summary>How long after an import its entries are checked; default 30 s.</summary>
    public TimeSpan ImportCheckAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Orders that have not reached MAX after this time no longer hold stock; default 30 days.</summary>
    public TimeSpan PendingFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long orders are remembered after they reached MAX, for runs that still work with older numbers; default 1 hour.</summary>
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromHours(1);
}
