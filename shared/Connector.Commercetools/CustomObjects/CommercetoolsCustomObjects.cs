using System.Text.Json;
using Connector.Commercetools.Http;
using Connector.Commercetools.Models;

namespace Connector.Commercetools.CustomObjects;

internal sealed class CommercetoolsCustomObjects(CommercetoolsRequests requests) : ICommercetoolsCustomObjects
{
    public Task<CustomObject?> GetAsync(string container, string key, CancellationToken ct) =>
        requests.FindAsync<CustomObject>($"custom-objects/{Uri.EscapeDataString(container)}/{Uri.EscapeDataString(key)}", ct);

    public Task<CustomObject> PutAsync(string container, string key, JsonElement value, CancellationToken ct) =>
        requests.PostAsync<CustomObjectDraft, CustomObject>("custom-objects", new() { Container = container, Key = key, Value = value }, ct);
}

internal sealed record CustomObjectDraft
{
    public required string Container { get; init; }

    public required string Key { get; init; }

    public required JsonElement Value { get; init; }
}
