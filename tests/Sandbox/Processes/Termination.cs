using System.Runtime.InteropServices;

namespace Connector.Sandbox.Processes;

/// <summary>
/// The request of the system to end, by Ctrl+C or SIGTERM: work is cancelled and cleans up, in whatever time that takes, and a
/// second request changes nothing. What would end the process otherwise is held back.
/// </summary>
public sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource requested = new();
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Listens from now on.</summary>
    public Termination() => registrations = [On(PosixSignal.SIGINT, 130), On(PosixSignal.SIGTERM, 143)];

    /// <summary>Cancelled at the first request.</summary>
    public CancellationToken Token => requested.Token;

    /// <summary>The exit code that shells know for the signal; 0 before.</summary>
    public int ExitCode { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        requested.Dispose();
    }

    private PosixSignalRegistration On(PosixSignal signal, int exitCode) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (requested.IsCancellationRequested) return;
        ExitCode = exitCode;
        requested.Cancel();
    });
}
