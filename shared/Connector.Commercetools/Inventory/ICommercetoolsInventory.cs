using Connector.Commercetools.Models;

namespace Connector.Commercetools;

/// <summary>Inventory entries. Every method throws a <see cref="CommercetoolsException"/> when the API refuses or cannot be reached.</summary>
public interface ICommercetoolsInventory
{
    /// <summary>All entries, page by page, by id (keyset paging); only the fields that <see cref="InventoryEntry"/> has are kept.</summary>
    /// <param name="pageSize">Rows per request, 1 to 500.</param>
    /// <param name="ct">Stops reading.</param>
    IAsyncEnumerable<IReadOnlyList<InventoryEntry>> AllAsync(int pageSize, CancellationToken ct);

    /// <summary>The entries of some SKUs in all channels, asked for in pages of SKUs.</summary>
    Task<IReadOnlyList<InventoryEntry>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct);

    /// <summary>Reads an entry; null when there is none (strongly consistent for direct updates).</summary>
    Task<InventoryEntry?> GetByIdAsync(string id, CancellationToken ct);

    /// <summary>Creates an entry. One that exists already for the SKU and channel is a <see cref="BadRequestException"/> with code <c>DuplicateField</c>.</summary>
    /// <exception cref="OutcomeUnknownException">The reply is lost: look by SKU whether it was created.</exception>
    Task<InventoryEntry> CreateAsync(InventoryEntryDraft draft, CancellationToken ct);

    /// <summary>Applies all actions or none, and returns the entry as it is then.</summary>
    /// <exception cref="ConcurrentModificationException">It has another version: read it and decide again.</exception>
    /// <exception cref="OutcomeUnknownException">The reply is lost: read it to see whether the update was applied.</exception>
    Task<InventoryEntry> UpdateAsync(string id, InventoryEntryUpdate update, CancellationToken ct);
}
