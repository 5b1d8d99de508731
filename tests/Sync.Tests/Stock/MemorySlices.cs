using Azure;
using Connector.Sync.Stock;

namespace Connector.Sync.Tests.Stock;

/// <summary>Slices of what was published in memory, with their versions.</summary>
internal sealed class MemorySlices : IPublishedSlices
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string, int), PublishedSlice> slices = [];
    private int version;

    public Task<PublishedSlice> ReadAsync(string company, int slice, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(slices.GetValueOrDefault((company, slice), PublishedSlice.None));
    }

    public Task<bool> WriteAsync(string company, int slice, PublishedSlice content, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (slices.GetValueOrDefault((company, slice))?.ETag != content.ETag) return Task.FromResult(false);
            slices[(company, slice)] = new(content.Entries.ToArray(), new ETag($"\"{++version}\""));
            return Task.FromResult(true);
        }
    }
}
