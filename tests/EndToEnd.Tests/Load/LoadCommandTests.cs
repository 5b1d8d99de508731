using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Connector.Sandbox.Processes;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Load;

/// <summary>The sandbox's command <c>load</c>, as a process: what CI and an operator start.</summary>
public sealed class LoadCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task Sixty_orders_are_in_MAX_once_and_equal_although_a_fifth_of_everything_fails()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "load.json");

        var (code, lines) = await RunAsync("load", "--orders", "60", "--faults", "0.2", "--seed", "7", "--json", file);

        Assert.True(code == 0, string.Join('\n', lines));
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        Assert.True(report["ok"]!.GetValue<bool>());
        Assert.All(report["checks"]!.AsArray(), check => Assert.True(check!["ok"]!.GetValue<bool>(), check.ToJsonString()));
        Assert.Equal(60, Figure(report, "orders"));
        Assert.Equal(0, Figure(report, "lost"));
        Assert.Equal(0, Figure(report, "duplicates"));
        // Otherwise nothing was proven.
        Assert.All(
            ["faults: calls to commercetools", "faults: notifications lost", "faults: notifications doubled", "faults: notifications late", "faults: calls to the gateway", "worker kills", "gateway kills"],
            name => Assert.True(Figure(report, name) > 0, name));
    }

    [Theory]
    [InlineData("--orders", "0", "--orders must be between 1 and 999999.")]
    [InlineData("--faults", "0.6", "--faults must be between 0 and 0.5.")]
    [InlineData("--seed", "-1", "--seed must be between 0 and 999999.")]
    [InlineData("--sku", "BRK-1001", "Unrecognized command or argument '--sku'.")]
    public async Task Wrong_options_are_named_and_nothing_starts(string option, string value, string sentence)
    {
        var (code, lines) = await RunAsync("load", option, value);

        Assert.Equal(1, code);
        Assert.Contains(lines, line => line.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("is up", StringComparison.Ordinal));
    }

    private static double Figure(JsonNode report, string name) => report["figures"]![name]!.GetValue<double>();

    private static async Task<(int Code, IReadOnlyCollection<string> Lines)> RunAsync(params string[] arguments)
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
