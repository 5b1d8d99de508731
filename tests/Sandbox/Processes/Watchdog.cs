using System.Diagnostics;

namespace Connector.Sandbox.Processes;

/// <summary>
/// The hidden command <c>watchdog [--] command arguments</c>: runs a command for as long as its own standard input stays open.
/// Whoever started it holds the other end, and the system closes that end even when its owner is killed, so no
/// process outlives the sandbox.
/// </summary>
public static class Watchdog
{
    /// <summary>Runs the command; its output goes to this process's output. Returns its exit code.</summary>
    public static async Task<int> RunAsync(string[] command)
    {
        if (command is ["--", .. var rest])
            command = rest;
        if (command is [])
        {
            await Console.Error.WriteLineAsync("watchdog: no command given");
            return 64;
        }

        // Output is inherited, not copied: nothing is lost when this process ends first.
        using var child = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true })!;
        child.StandardInput.Close();
        // Whoever ends the watchdog means what it guards.
        using var termination = new Termination();
        var exited = child.WaitForExitAsync();
        if (await Task.WhenAny(exited, OwnerGoneAsync(), Task.Delay(Timeout.Infinite, termination.Token)) != exited)
            child.Kill(entireProcessTree: true);
        await exited;
        return child.ExitCode;
    }

    private static async Task OwnerGoneAsync()
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(Stream.Null);
    }
}
