using System.Runtime.InteropServices;

namespace Connector.Sandbox.Processes;

/// <summary>The runtime that this process runs on.</summary>
public static class DotNet
{
    /// <summary>Path of <c>dotnet</c>: it stands three folders above the shared framework, whatever started this process.</summary>
    public static string Executable { get; } = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
