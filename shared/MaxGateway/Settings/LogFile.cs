using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace Connector.MaxGateway.Settings;

/// <summary>
/// Writes what Microsoft.Extensions.Logging lets through to a file per day. JSON, so that an event is one line whatever a
/// caller sent.
/// </summary>
internal static class LogFile
{
    /// <summary>The provider; one that writes nothing when no folder is set, or a number is one that the start refuses anyway.</summary>
    public static SerilogLoggerProvider Open(LogOptions options)
    {
        var file = new LoggerConfiguration().MinimumLevel.Verbose();
        if (options is { Folder.Length: > 0, RetainedFiles: > 0, FileMegabytes: > 0 })
        {
            file.WriteTo.File(
                new RenderedCompactJsonFormatter(), Path.Combine(options.Folder, "gateway-.log"), rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true, fileSizeLimitBytes: options.FileMegabytes * 1024L * 1024, retainedFileCountLimit: options.RetainedFiles);
        }
        return new SerilogLoggerProvider(file.CreateLogger(), dispose: true);
    }
}
