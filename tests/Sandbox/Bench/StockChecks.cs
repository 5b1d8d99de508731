using Connector.Sandbox.FunctionsHost;
using Connector.Sandbox.Reports;

namespace Connector.Sandbox.Bench;

/// <summary>What must hold of a bench, at any size.</summary>
internal sealed class StockChecks(Report report, StockBenchOptions options)
{
    private const int PageSize = 500;
    private const int BatchSize = 500;
    private const int Sessions = 8;
    private const int PerImport = 20;
    private const int SkusPerQuery = 100;
    private const double MostMemory = 300;
    private const double LeastRatio = 15;
    private const int ManyEntries = 20_000;

    // A full last page is followed by an empty one.
    private int Pages => Pieces(options.Skus, PageSize) + 1;

    /// <summary>The comparison that found changes.</summary>
    public void Full(StockRunResult run, int changed)
    {
        var (calls, batches) = (run.Calls, Pieces(changed, BatchSize));
        Same("full comparison", run);
        // After an import its entries are queried by SKU and compared once more.
        var looks = options.Import ? Pieces(changed, SkusPerQuery) + batches : 0;
        AtMost($"full comparison: queries of inventory entries, {PageSize} per page{(options.Import ? ", and those of the check after the import" : "")}", Pages + looks, calls.InventoryLists);
        report.Equal("full comparison: writes of entries", options.Import ? 0 : changed, calls.Writes);
        report.Equal($"full comparison: import requests, {PerImport} entries each", options.Import ? Pieces(changed, PerImport) : 0, calls.ImportRequests);
        // Each batch looks for the container, and each check asks whether it is done; those that run first at a time all try to create it.
        AtMost("full comparison: import container requests", options.Import ? (2 * batches) + (2 * Math.Min(batches, Sessions)) : 0, calls.ImportContainers);
        AtMost("full comparison: queries of pending orders, one, and one per batch", 1 + (options.Import ? 2 * batches : batches), calls.OrderLists);
        Rest("full comparison", calls);
    }

    /// <summary>The comparison that found none.</summary>
    public void Unchanged(StockRunResult run)
    {
        Same("unchanged comparison", run);
        AtMost($"unchanged comparison: queries of inventory entries, {PageSize} per page", Pages, run.Calls.InventoryLists);
        report.Equal("unchanged comparison: writes and imports", 0, run.Calls.Writes + run.Calls.ImportRequests);
        report.Equal("unchanged comparison: queries of pending orders", 1, run.Calls.OrderLists);
        report.Equal("unchanged comparison: messages", 0, run.Batches);
        Rest("unchanged comparison", run.Calls);
    }

    /// <summary>The poll.</summary>
    public void Delta(StockRunResult run, int changed)
    {
        Same("delta", run);
        var batches = Pieces(changed, BatchSize);
        AtMost($"delta: queries of inventory entries, {SkusPerQuery} SKUs each", Pieces(changed, SkusPerQuery), run.Calls.InventoryLists);
        report.Equal("delta: writes of entries", changed, run.Calls.Writes);
        AtMost("delta: queries of pending orders, one, and one per batch", 1 + batches, run.Calls.OrderLists);
        Rest("delta", run.Calls);
    }

    /// <summary>What it cost the machine, beside the naive way.</summary>
    public void Machine(double workerPeak, HostCounts counts, double naive)
    {
        report.Equal("failed messages", 0L, counts["Stock"].Failures);
        // Nothing to read it from on other systems than Linux.
        if (workerPeak > 0) report.Check($"peak memory of the worker below {MostMemory} MB", workerPeak < MostMemory, $"{workerPeak:0} MB");
        // Some seconds of every run do not depend on the number of entries.
        if (options.Skus >= ManyEntries) report.Check($"at least {LeastRatio} times as fast as the naive way", naive >= LeastRatio, $"{naive:0.0} times");
    }

    private static int Pieces(int count, int size) => (count + size - 1) / size;

    private void Same(string name, StockRunResult run)
    {
        report.Equal($"{name}: entries in commercetools", options.Skus, run.Entries);
        report.Equal($"{name}: entries that do not equal MAX", 0, run.Wrong);
    }

    private void Rest(string name, BenchCounts calls)
    {
        AtMost($"{name}: look-ups of the channel", 1, calls.ChannelReads);
        AtMost($"{name}: token requests", 2, calls.Tokens);
        report.Equal($"{name}: other calls to commercetools", 0, calls.Others);
    }

    private void AtMost(string name, int most, int seen) => report.Check(name, seen <= most, $"{seen}, at most {most}");
}
