using System.Diagnostics;
using Connector.Sandbox.Processes;

namespace EndToEnd.Tests.FunctionsHost;

public sealed class WatchdogTests
{
    private static readonly string Sandbox = typeof(Watchdog).Assembly.Location;

    [Fact]
    public async Task A_child_ends_when_its_owner_is_gone_even_by_SIGKILL()
    {
        // The system closes the pipe of a killed owner; to the watchdog that is the same as closing it here.
        using var watchdog = Process.Start(new ProcessStartInfo(DotNet.Executable, [Sandbox, "watchdog", "--", "sleep", "600"])
        {
            RedirectStandardInput = true,
        })!;
        await WaitUntil.TrueAsync(() => ChildOf(watchdog.Id) is not null);
        var child = ChildOf(watchdog.Id)!.Value;

        watchdog.StandardInput.Close();
        await watchdog.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await WaitUntil.TrueAsync(() => !Directory.Exists($"/proc/{child}"));
    }

    [Fact]
    public async Task Output_and_exit_code_of_a_child_come_through()
    {
        var lines = new List<string>();
        await using var child = ChildProcess.Start(new ChildProcessOptions
        {
            FileName = DotNet.Executable,
            Arguments = ["exec", "does not exist.dll"],
            Environment = new Dictionary<string, string?> { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
            OnLine = line => { lock (lines) lines.Add(line); },
        });

        Assert.NotEqual(0, await child.Exited.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains(lines, line => line.Contains("does not exist.dll", StringComparison.Ordinal));
        Assert.Contains("does not exist.dll", child.LastOutput);
    }

    [Fact]
    public async Task Kill_ends_the_child_and_everything_below_it()
    {
        await using var child = ChildProcess.Start(new ChildProcessOptions { FileName = "sleep", Arguments = ["600"] });
        await WaitUntil.TrueAsync(() => ChildOf(child.Id) is not null);
        var below = ChildOf(child.Id)!.Value;

        child.Kill();
        await child.Exited.WaitAsync(TimeSpan.FromSeconds(20));

        await WaitUntil.TrueAsync(() => !Directory.Exists($"/proc/{below}"));
    }

    private static int? ChildOf(int parent)
    {
        var children = File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return children.Length == 0 ? null : int.Parse(children[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
