using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Connector.Sync.Tests.Support;

/// <summary>Keeps every log line, exceptions included, for tests that look for what must not be there.</summary>
internal sealed class TestLog
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger<T> For<T>() => new Writer<T>(lines);

    private sealed class Writer<T>(ConcurrentQueue<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
