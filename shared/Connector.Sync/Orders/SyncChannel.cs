using Connector.Commercetools;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Orders;

/// <summary>The commercetools channel under which orders show their MAX number; its id is asked for once.</summary>
public sealed class SyncChannel(ICommercetoolsChannels channels, IOptions<OrderExportOptions> options)
{
    private string? id;

    /// <summary>Key of the channel.</summary>
    public string Key => options.Value.SyncChannelKey;

    /// <summary>Id of the channel, or null when it does not exist.</summary>
    public async Task<string?> FindIdAsync(CancellationToken cancellationToken) =>
        id ??= (await channels.GetByKeyAsync(Key, cancellationToken))?.Id;
}
