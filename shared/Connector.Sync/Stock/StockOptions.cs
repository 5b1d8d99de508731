using Connector.Sync.Settings;
using Microsoft.Extensions.Configuration;

namespace Connector.Sync.Stock;

/// <summary>Section <c>Stock</c>.</summary>
public sealed class StockOptions
{
    /// <summary>Most inventory updates at a time, per instance and batch, 1 to 64; default 16. Fewer while commercetools is slow or refuses.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>Entries per batch on the queue, 1 to 1000; default 500.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>
    /// From so many differences on a full comparison writes through the Import API; 0 (default) never does. An import has no
    /// version, so an order placed while it runs is taken off only by the check that follows it.
    /// </summary>
    public int ImportFrom { get; set; }

    /// <summary>How long after an import its entries are checked, and how often it is asked whether it is done; default 30 s.</summary>
    public TimeSpan ImportCheckAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long after an order was placed, changed or taken over by MAX its entries are looked at again; default 15 s.
    /// commercetools needs up to 10 s to show what an order takes from stock.
    /// </summary>
    public TimeSpan CheckAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Orders that have not reached MAX after this time no longer hold stock; default 30 days.</summary>
    public TimeSpan PendingFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long orders are remembered after they reached MAX, for runs that still work with older numbers; default 1 hour.</summary>
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Reads the section and names the full key of everything that is wrong.</summary>
    internal static void Read(StockOptions options, IConfigurationSection section)
    {
        var settings = new SettingReader<StockOptions>(section);
        options.Concurrency = settings.Count(nameof(Concurrency), 1, 64) ?? options.Concurrency;
        options.BatchSize = settings.Count(nameof(BatchSize), 1, 1000) ?? options.BatchSize;
        options.ImportFrom = settings.Count(nameof(ImportFrom), 0, int.MaxValue) ?? options.ImportFrom;
        options.ImportCheckAfter = settings.Span(nameof(ImportCheckAfter), TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)) ?? options.ImportCheckAfter;
        options.CheckAfter = settings.Span(nameof(CheckAfter), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) ?? options.CheckAfter;
        options.PendingFor = settings.Span(nameof(PendingFor), TimeSpan.FromHours(1), TimeSpan.FromDays(365)) ?? options.PendingFor;
        options.RememberFor = settings.Span(nameof(RememberFor), TimeSpan.FromMinutes(30), TimeSpan.FromDays(1)) ?? options.RememberFor;
        settings.Check();
    }
}
