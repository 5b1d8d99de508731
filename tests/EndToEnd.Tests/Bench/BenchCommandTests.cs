using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Connector.Sandbox.Processes;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Bench;

/// <summary>The sandbox's command <c>bench</c>, as a process.</summary>
public sealed class BenchCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_thousand_entries_cost_no_more_calls_than_promised(bool import)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "bench.json");

        var (code, lines) = await RunAsync(["bench", "stock", "--skus", "2000", "--changed", "0.02", "--latency", "1", "--json", file, .. import ? ["--import"] : Array.Empty<string>()]);

        Assert.True(code == 0, string.Join('\n', lines));
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.True(report["ok"]!.GetValue<bool>());
        Assert.Equal(40, Figure(report, "parts that changed"));
        Assert.Equal(import ? 0 : 40, Figure(report, "full comparison: writes of entries"));
        Assert.Equal(import ? 2 : 0, Figure(report, "full comparison: import requests"));
        Assert.Equal(5, Figure(report, "unchanged comparison: queries of inventory entries"));
        Assert.Equal(0, Figure(report, "unchanged comparison: writes of entries"));
    }

    [Theory]
    [InlineData("--skus", "0", "--skus must be between 1 and 5000000.")]
    [InlineData("--changed", "1.5", "--changed must be between 0 and 1.")]
    [InlineData("--latency", "-1", "--latency must be between 0 and 1000.")]
    public async Task Wrong_options_are_named_and_nothing_starts(string option, string value, string sentence)
    {
        var (code, lines) = await RunAsync(["bench", "stock", option, value]);

        Assert.Equal(1, code);
        Assert.Contains(lines, line => line.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("is up", StringComparison.Ordinal));
    }

    private static double Figure(JsonNode report, string name) => report["figures"]![name]!.GetValue<double>();

    private static async Task<(int Code, IReadOnlyCollection<string> Lines)> RunAsync(IReadOnlyList<string> arguments)
    {
        ConcurrentQueue<string> lines = new();
        await using var process = ChildProcess.Start(new ChildProcessOptions
        {
            FileName = DotNet.Executable,
            Arguments = [typeof(Watchdog).Assembly.Location, .. arguments],
            OnLine = lines.Enqueue,
        });
        return (await process.Exited.WaitAsync(Patience), lines);
    }
}
