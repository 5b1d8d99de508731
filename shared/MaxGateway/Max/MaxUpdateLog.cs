using System.Text;

namespace Connector.MaxGateway.Max;

/// <summary>The end of <c>xmlwrapper.log</c>: the only place where MAXUpdate explains a refusal.</summary>
internal static class MaxUpdateLog
{
    private const int MostBytes = 4096;
    private const int MostLines = 5;

    /// <summary>The last lines, or a sentence that there are none to read; never fails, since it only explains another failure.</summary>
    public static async Task<string> TailAsync(string folder)
    {
        var file = Path.Combine(folder, "xmlwrapper.log");
        try
        {
            await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            log.Seek(-Math.Min(MostBytes, log.Length), SeekOrigin.End);
            using var reader = new StreamReader(log, Encoding.Latin1);
            var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return $"The end of xmlwrapper.log: {string.Join(" | ", lines.TakeLast(MostLines))}";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return $"MAXUpdate gave no reason, and {file} cannot be read.";
        }
    }
}
