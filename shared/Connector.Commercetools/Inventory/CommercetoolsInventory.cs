using Connector.Commercetools.Http;
using Connector.Commercetools.Models;
using Connector.Commercetools.Paging;

namespace Connector.Commercetools.Inventory;

internal sealed class CommercetoolsInventory(CommercetoolsRequests requests) : ICommercetoolsInventory
{
    private const string Resource = "inventory";

    public IAsyncEnumerable<IReadOnlyList<InventoryEntry>> AllAsync(int pageSize, CancellationToken ct) =>
        KeysetPages.ReadAsync<InventoryEntry>(requests, new(Resource, pageSize), entry => entry.Id, ct);

    public Task<IReadOnlyList<InventoryEntry>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        SkuPages.FindAsync<InventoryEntry>(requests, Resource, skus, entry => entry.Id, ct);

    public Task<InventoryEntry?> GetByIdAsync(string id, CancellationToken ct) => requests.FindAsync<InventoryEntry>(Path(id), ct);

    public Task<InventoryEntry> CreateAsync(InventoryEntryDraft draft, CancellationToken ct) =>
        requests.PostAsync<InventoryEntryDraft, InventoryEntry>(Resource, draft, ct);

    public Task<InventoryEntry> UpdateAsync(string id, InventoryEntryUpdate update, CancellationToken ct) =>
        requests.PostAsync<InventoryEntryUpdate, InventoryEntry>(Path(id), update, ct);

    private static string Path(string id) => $"{Resource}/{Uri.EscapeDataString(id)}";
}
