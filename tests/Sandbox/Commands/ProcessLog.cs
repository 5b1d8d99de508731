namespace Connector.Sandbox.Commands;

/// <summary>What the sandbox's processes say, in one file; nowhere when there is none.</summary>
internal sealed class ProcessLog(FileInfo? file) : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter? writer = Open(file);

    private static StreamWriter? Open(FileInfo? file)
    {
        var text = file?.CreateText();
        // Whoever follows the file wants to see the line when it is said.
        if (text is not null) text.AutoFlush = true;
        return text;
    }

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        if (writer is null) return;
        lock (gate) writer.WriteLine($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {line}");
    }

    /// <inheritdoc />
    public void Dispose() => writer?.Dispose();
}
