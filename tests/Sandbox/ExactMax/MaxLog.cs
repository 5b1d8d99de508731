using System.Globalization;

namespace Connector.Sandbox.ExactMax;

/// <summary>The text log (<c>xmlwrapper.log</c>): the only place where MAX says why it refused.</summary>
public sealed class MaxLog(string? file, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    public string? File { get; } = file;

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    internal void Write(string text)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} {text}");
        lock (_lock)
        {
            _lines.Add(line);
            if (File is null)
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.AppendAllText(File, line + "\n");
        }
    }
}
