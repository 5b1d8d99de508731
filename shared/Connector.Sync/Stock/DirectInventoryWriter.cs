using System.Collections.Concurrent;
using Connector.Commercetools;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>One update per entry, each at the version that was seen: an order in between is never overwritten.</summary>
public sealed class DirectInventoryWriter(ICommercetoolsInventory inventory, SupplyChannels channels, IOptions<StockOptions> options)
{
    private readonly AdaptiveConcurrency concurrency = new(options.Value.Concurrency);

    /// <summary>Writes the changes; what commercetools refuses does not keep the others from being written.</summary>
    public async Task<WrittenStock> WriteAsync(string company, IReadOnlyList<InventoryChange> changes, CancellationToken cancellationToken)
    {
        var (again, refused) = (new ConcurrentBag<StockTarget>(), new ConcurrentBag<RefusedEntry>());
        var ids = await channels.OfAsync(company, cancellationToken);
        await concurrency.ForEachAsync(
            changes,
            async (change, token) =>
            {
                try
                {
                    if (change.Target.Entry is { } entry) await inventory.UpdateAsync(entry.Id, change.Update(entry), token);
                    else if (ids.TryGetValue(change.Target.Channel, out var id)) await inventory.CreateAsync(change.Draft(id), token);
                }
                catch (Exception e) when (e is ConcurrentModificationException or NotFoundException or OutcomeUnknownException || IsDuplicate(e))
                {
                    again.Add(change.Target);
                }
                catch (BadRequestException e)
                {
                    refused.Add(new(change.Target, string.Join(", ", e.Errors.Select(error => error.Code)), e.CorrelationId));
                }
            },
            cancellationToken);
        return new(again, refused);
    }

    private static bool IsDuplicate(Exception e) => e is BadRequestException bad && bad.Errors.Any(error => error.Code == "DuplicateField");
}

/// <summary>What became of changes.</summary>
/// <param name="Again">Those whose entry was not as it was seen, or whose outcome is not known: to be looked at again.</param>
/// <param name="Refused">Those that commercetools refuses for good.</param>
public sealed record WrittenStock(IReadOnlyCollection<StockTarget> Again, IReadOnlyCollection<RefusedEntry> Refused);

/// <summary>An entry that commercetools refuses to write.</summary>
/// <param name="Target">The entry.</param>
/// <param name="Codes">Its error codes.</param>
/// <param name="CorrelationId">Under which commercetools' support finds the call.</param>
public sealed record RefusedEntry(StockTarget Target, string Codes, string? CorrelationId);
