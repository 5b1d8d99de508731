using Connector.Sync.Cursors;

namespace Connector.Sync.Tests.Orders;

/// <summary>One cursor in memory; fails when told to.</summary>
internal sealed class MemoryCursors : ICursors
{
    public DateTimeOffset? Position { get; set; }

    public Func<bool> Fails { get; set; } = () => false;

    public Task<DateTimeOffset?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Position);

    public Task AdvanceAsync(string name, DateTimeOffset position, CancellationToken cancellationToken)
    {
        if (Fails()) throw new IOException("The table is away.");
        if (Position is null || position > Position) Position = position;
        return Task.CompletedTask;
    }
}
