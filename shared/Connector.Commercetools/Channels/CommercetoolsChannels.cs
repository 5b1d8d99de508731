using Connector.Commercetools.Http;
using Connector.Commercetools.Models;

namespace Connector.Commercetools.Channels;

internal sealed class CommercetoolsChannels(CommercetoolsRequests requests) : ICommercetoolsChannels
{
    public Task<Channel?> GetByKeyAsync(string key, CancellationToken ct) =>
        requests.FindAsync<Channel>("channels/key=" + Uri.EscapeDataString(key), ct);

    public Task<Channel> CreateAsync(ChannelDraft draft, CancellationToken ct) =>
        requests.PostAsync<ChannelDraft, Channel>("channels", draft, ct);

    public Task<Channel> UpdateAsync(string id, ChannelUpdate update, CancellationToken ct) =>
        requests.PostAsync<ChannelUpdate, Channel>("channels/" + Uri.EscapeDataString(id), update, ct);
}
