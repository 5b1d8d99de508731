using System.Diagnostics;

namespace Connector.Sandbox.Processes;

/// <summary>What to start.</summary>
public sealed record ChildProcessOptions
{
    /// <summary>Executable; a path, or a name that the system finds.</summary>
    public required string FileName { get; init; }

    /// <summary>Arguments, passed on as they are: no shell is involved.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Working directory; default: the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Environment on top of this process's own; a null value removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Gets each line of standard output and standard error.</summary>
    public Action<string>? OnLine { get; init; }
}

/// <summary>A process of the sandbox, started through the <see cref="Watchdog"/>: it ends when the sandbox ends, however that happens.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 40;
    private readonly Process _process;
    private readonly Action<string>? _onLine;
    private readonly Queue<string> _lastLines = new();

    private ChildProcess(Process process, Action<string>? onLine)
    {
        _process = process;
        _onLine = onLine;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = WaitAsync();
    }

    /// <summary>Completes with the exit code once the process has ended and all its output was read.</summary>
    public Task<int> Exited { get; }

    /// <summary>Id of the watchdog, the parent of the process.</summary>
    public int Id => _process.Id;

    /// <summary>The last lines of output, for an error text.</summary>
    public string LastOutput
    {
        get
        {
            lock (_lastLines)
                return string.Join(Environment.NewLine, _lastLines);
        }
    }

    /// <summary>Starts the process.</summary>
    public static ChildProcess Start(ChildProcessOptions options)
    {
        var start = new ProcessStartInfo(
            DotNet.Executable, [typeof(Watchdog).Assembly.Location, "watchdog", "--", options.FileName, .. options.Arguments])
        {
            WorkingDirectory = options.WorkingDirectory ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;
        return new ChildProcess(Process.Start(start)!, options.OnLine);
    }

    /// <summary>Kills the process and everything that it started; does nothing when it has ended.</summary>
    public void Kill()
    {
        if (!Exited.IsCompleted) _process.Kill(entireProcessTree: true);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_lastLines)
        {
            if (_lastLines.Count == KeptLines)
                _lastLines.Dequeue();
            _lastLines.Enqueue(line);
        }

        _onLine?.Invoke(line);
    }
}
