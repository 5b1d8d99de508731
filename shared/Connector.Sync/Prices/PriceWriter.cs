using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;

namespace Connector.Sync.Prices;

/// <summary>How the writes of a SKU ended.</summary>
/// <param name="Again">True when something was not as it was read, or an outcome is not known: read and decide again.</param>
/// <param name="Written">Writes that were taken.</param>
/// <param name="Problem">What commercetools refuses.</param>
public sealed record PriceWrite(bool Again, int Written, Problem? Problem = null);

/// <summary>Writes the plan of a SKU, one write after the other: their order is what keeps a price there at every moment.</summary>
public sealed class PriceWriter(ICommercetoolsStandalonePrices prices)
{
    // Another price stands in the way, or another write to the same SKU was faster.
    private static readonly HashSet<string> Conflicts = ["DuplicateStandalonePriceScope", "OverlappingStandalonePriceValidity", "ExactLockConflict", "ValidityLockConflict", "DuplicateField"];

    /// <summary>Writes.</summary>
    public async Task<PriceWrite> WriteAsync(string sku, IReadOnlyList<PriceChange> changes, CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var change in changes)
        {
            try
            {
                await WriteAsync(change, cancellationToken);
                written++;
            }
            catch (Exception e) when (e is ConcurrentModificationException or NotFoundException or OutcomeUnknownException || IsConflict(e))
            {
                return new(true, written);
            }
            catch (BadRequestException e)
            {
                return new(false, written, new("PRICE_REFUSED", $"prices of {sku}", e.Errors.Count > 0 ? e.Errors[0].Code : null, $"commercetools refuses a price of {sku} ({string.Join(", ", e.Errors.Select(error => error.Code))}). Correct the price in MAX. Correlation id {e.CorrelationId}."));
            }
        }

        return new(false, written);
    }

    /// <summary>A price as it is created.</summary>
    public static StandalonePriceDraft Draft(PriceChange.Create create) => new()
    {
        Key = create.Key,
        Sku = create.Price.Sku,
        Value = create.Price.Value,
        Country = create.Price.Country,
        CustomerGroup = create.Price.CustomerGroup is { } group ? new ResourceIdentifier { TypeId = "customer-group", Key = group } : null,
        Channel = create.Price.Channel is { } channel ? new ResourceIdentifier { TypeId = "channel", Key = channel } : null,
        ValidFrom = create.Price.ValidFrom,
        ValidUntil = create.Price.ValidUntil,
        Tiers = create.Price.Tiers.Count > 0 ? create.Price.Tiers : null,
    };

    private Task WriteAsync(PriceChange change, CancellationToken cancellationToken) => change switch
    {
        PriceChange.Create create => prices.CreateAsync(Draft(create), cancellationToken),
        PriceChange.Update update => prices.UpdateAsync(update.Existing.Id, new() { Version = update.Existing.Version, Actions = update.Actions }, cancellationToken),
        PriceChange.Delete delete => prices.DeleteAsync(delete.Existing.Id, delete.Existing.Version, cancellationToken),
        _ => throw new InvalidOperationException($"{change.GetType().Name} is no write."),
    };

    private static bool IsConflict(Exception e) => e is BadRequestException bad && bad.Errors.Any(error => Conflicts.Contains(error.Code ?? ""));
}
