using System.ComponentModel.DataAnnotations;

namespace Connector.Sync.Catalog;

/// <summary>Section <c>Items</c>.</summary>
public sealed class ItemsOptions
{
    /// <summary>Products per batch on the queue, 1 to 500; default 100.</summary>
    [Range(1, 500, ErrorMessage = "Items:BatchSize must be 1 to 500.")]
    public int BatchSize { get; set; } = 100;

    /// <summary>Most product updates at a time, per instance and batch, 1 to 32; default 8.</summary>
    [Range(1, 32, ErrorMessage = "Items:Concurrency must be 1 to 32.")]
    public int Concurrency { get; set; } = 8;

    /// <summary>
    /// When a full comparison misses more of the known SKUs of a company than this, in percent, none is forgotten: rather the
    /// catalogue was read wrong. Default 50; 100 always forgets. Fewer than 20 missing SKUs are always forgotten.
    /// </summary>
    [Range(0, 100, ErrorMessage = "Items:MostForgottenPercent must be 0 to 100.")]
    public int MostForgottenPercent { get; set; } = 50;
}
