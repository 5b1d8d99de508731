using System.Diagnostics;
using System.Reflection;

namespace Connector.Infra.Tests;

/// <summary>The Bicep command line and the folder of the templates.</summary>
internal static class Bicep
{
    public static string Folder { get; } = Path.Combine(Metadata("RepositoryRoot"), "infra-bicep");

    public static string RepositoryRoot => Metadata("RepositoryRoot");

    public static async Task<BicepRun> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Metadata("BicepTool"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new BicepRun(process.ExitCode, await output, await errors);
    }

    private static string Metadata(string key) =>
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

/// <summary>What a command wrote; warnings and errors are both in <see cref="Diagnostics"/>.</summary>
internal sealed record BicepRun(int ExitCode, string Output, string Diagnostics)
{
    /// <summary>The output of a command that had nothing to complain about.</summary>
    public string Clean()
    {
        Assert.Equal("", Diagnostics.Trim());
        Assert.Equal(0, ExitCode);
        return Output;
    }
}
