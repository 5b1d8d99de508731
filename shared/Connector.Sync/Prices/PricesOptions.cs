using System.ComponentModel.DataAnnotations;

namespace Connector.Sync.Prices;

/// <summary>Section <c>Prices</c>.</summary>
public sealed class PricesOptions
{
    /// <summary>Most SKUs written at a time, per instance and batch, 1 to 64; default 16. Fewer while commercetools is slow or refuses.</summary>
    [Range(1, 64, ErrorMessage = "Prices:Concurrency must be 1 to 64.")]
    public int Concurrency { get; set; } = 16;

    /// <summary>SKUs per batch on the queue, 1 to 1000; default 200.</summary>
    [Range(1, 1000, ErrorMessage = "Prices:BatchSize must be 1 to 1000.")]
    public int BatchSize { get; set; } = 200;

    /// <summary>
    /// From so many SKUs that differ on, a full comparison creates prices through the Import API; 0 (default) never does. What
    /// exists is changed one by one all the same: an import cannot change it without losing its version.
    /// </summary>
    [Range(0, int.MaxValue, ErrorMessage = "Prices:ImportFrom must be 0 or more.")]
    public int ImportFrom { get; set; }

    /// <summary>How long after an import its SKUs are looked at again, 0 to 1 hour; default 30 s.</summary>
    public TimeSpan ImportCheckAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// When a full comparison would leave more of the SKUs that have our prices without any than this, in percent, none of these
    /// is touched: rather MAX was read wrong. Default 50; 100 always deletes. Fewer than 20 SKUs are always done.
    /// </summary>
    [Range(0, 100, ErrorMessage = "Prices:MostEmptiedPercent must be 0 to 100.")]
    public int MostEmptiedPercent { get; set; } = 50;
}
