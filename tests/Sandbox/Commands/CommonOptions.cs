using System.CommandLine;

namespace Connector.Sandbox.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--json FILE</c>.</summary>
    public static Option<FileInfo?> Json() => new("--json") { Description = "Writes the result as one JSON object to this file." };

    /// <summary><c>--log FILE</c>.</summary>
    public static Option<FileInfo?> Log() => new("--log") { Description = "Writes everything that the processes say to this file." };
}
