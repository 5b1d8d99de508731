using System.Collections.Concurrent;
using Connector.Commercetools;
using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Catalog;

/// <summary>Flow <c>items</c>, its worker: sets attributes on products that are still as the comparison saw them.</summary>
public sealed class ItemsFlow(
    ICommercetoolsProducts products,
    IShadowRecords shadow,
    IOptionsMonitor<FlowOptions> flows,
    IOptions<ItemsOptions> options) : IFlow
{
    /// <inheritdoc />
    public string Name => FlowName.Items;

    /// <inheritdoc />
    public async Task<FlowOutcome> RunAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mode = flows.Get(Name).Mode;
        if (mode == FlowMode.Off) return new FlowOutcome.Skipped("the flow is off");
        if (AttributeBatchJson.TryRead(item.Payload) is not { } batch)
            return new FlowOutcome.Failed([new("ITEMS_BATCH_UNREADABLE", "payload", null, "The message holds no batch of product attributes. Discard it; the next full comparison finds what is missing.")]);
        if (mode == FlowMode.Shadow)
        {
            await shadow.RecordAsync(Name, item.Key, item.Payload!, StableHash.Of(item.Payload!), cancellationToken);
            return new FlowOutcome.Done($"would set attributes of {batch.Products.Count} products");
        }

        try
        {
            return await WriteAsync(batch, cancellationToken);
        }
        catch (Exception e) when (RemoteFailure.Classify(e, new(() => item.Payload, () => null)) is { } outcome)
        {
            return outcome;
        }
    }

    private async Task<FlowOutcome> WriteAsync(AttributeBatch batch, CancellationToken cancellationToken)
    {
        var (problems, written) = (new ConcurrentBag<Problem>(), 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batch.Products, parallel, async (product, token) =>
        {
            try
            {
                await products.UpdateAsync(product.Id, product.Update, token);
                Interlocked.Increment(ref written);
            }
            catch (Exception e) when (e is ConcurrentModificationException or NotFoundException)
            {
                // Changed or gone since the comparison, perhaps by an attempt whose reply was lost: the next one looks again.
            }
            catch (BadRequestException e)
            {
                problems.Add(new("ATTRIBUTE_REFUSED", $"product {product.Id}", e.Errors.Count > 0 ? e.Errors[0].Code : null, $"commercetools refuses the attributes {string.Join(", ", product.Update.Actions.Select(action => action.Name).Distinct())} of the product with SKU {product.Update.Actions[0].Sku}. Check that its product type has them with the right type, or correct mapping.json: items.attributes. Correlation id {e.CorrelationId}."));
            }
        });
        return problems.IsEmpty
            ? new FlowOutcome.Done($"{batch.Products.Count} products looked at, {written} changed")
            : new FlowOutcome.Failed([.. problems]) { Snapshots = new(() => AttributeBatchJson.Write(batch), () => null) };
    }
}
