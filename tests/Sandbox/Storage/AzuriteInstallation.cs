using System.Diagnostics;

namespace Connector.Sandbox.Storage;

/// <summary>Installs the pinned Azurite with <c>npm ci</c> when it is not there yet.</summary>
internal static class AzuriteInstallation
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>Path of Azurite's start script.</summary>
    /// <exception cref="InvalidOperationException">Node.js or npm is missing, or the installation failed.</exception>
    public static async Task<string> EnsureAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Sandbox", "Storage");
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        await Gate.WaitAsync(cancellationToken);
        try
        {
            // npm writes this file last, so that a broken installation is repeated.
            if (File.Exists(script) && File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"))) return script;
            progress("Installing Azurite from npm (once, about half a minute)");
            await RunNpmAsync(folder, cancellationToken);
            return File.Exists(script) ? script : throw new InvalidOperationException($"npm ci in {folder} did not bring Azurite.");
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task RunNpmAsync(string folder, CancellationToken cancellationToken)
    {
        var windows = OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(windows ? "cmd.exe" : "npm")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = [.. windows ? new[] { "/c", "npm" } : [], "ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var npm = StartNpm(start);
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci in {folder} failed with {npm.ExitCode}:\n{await output}\n{await errors}");
    }

    private static Process StartNpm(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("npm did not start.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("The sandbox needs Node.js 20 or newer with npm on the PATH, for Azurite.", e);
        }
    }
}
