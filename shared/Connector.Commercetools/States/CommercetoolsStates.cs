using Connector.Commercetools.Http;
using Connector.Commercetools.Models;

namespace Connector.Commercetools.States;

internal sealed class CommercetoolsStates(CommercetoolsRequests requests) : ICommercetoolsStates
{
    public Task<State?> GetByKeyAsync(string key, CancellationToken ct) =>
        requests.FindAsync<State>("states/key=" + Uri.EscapeDataString(key), ct);

    public Task<State> CreateAsync(StateDraft draft, CancellationToken ct) =>
        requests.PostAsync<StateDraft, State>("states", draft, ct);

    public Task<State> UpdateAsync(string id, StateUpdate update, CancellationToken ct) =>
        requests.PostAsync<StateUpdate, State>("states/" + Uri.EscapeDataString(id), update, ct);
}
