namespace Connector.Sandbox.Commands;

/// <summary>What the sandbox's processes say, in one file; nowhere when there is none.</summary>
internal sealed class ProcessLog(FileInfo? file) : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter? writer = file?.CreateText();

    /// <summary>Adds a line.</summary>
    public void Write(string line)
    {
        if (writer is null) return;
        lock (gate) writer.WriteLine($"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {line}");
    }

    /// <inheritdoc />
    public void Dispose() => writer?.Dispose();
}
