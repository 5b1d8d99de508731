using Connector.Commercetools;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Catalog;

/// <summary>Collects product updates and puts them on queue <c>items</c> in batches.</summary>
public sealed class AttributeQueue(IWorkQueue queue, IOptions<ItemsOptions> options, TimeProvider time)
{
    /// <summary>commercetools takes this many actions at a time.</summary>
    private const int MostActions = 500;

    private const int MostActionsPerBatch = 1_000;
    private readonly BatchItems items = new(FlowName.Items, time);

    /// <summary>Begins a run.</summary>
    public Run Begin() => new(this);

    private Task SendAsync(List<AttributeTarget> products, CancellationToken cancellationToken) =>
        queue.EnqueueAsync([.. items.Of(company: null, products, some => AttributeBatchJson.Write(new() { Products = some }), "full")], cancellationToken);

    /// <summary>The batches of one run.</summary>
    public sealed class Run(AttributeQueue owner)
    {
        private readonly List<AttributeTarget> waiting = [];

        /// <summary>Products so far.</summary>
        public long Products { get; private set; }

        /// <summary>Adds a product; more actions than one update takes wait for the next comparison.</summary>
        public async Task AddAsync(ProductRow product, IReadOnlyList<ProductSetAttributeAction> actions, CancellationToken cancellationToken)
        {
            if (actions.Count == 0) return;
            Products++;
            waiting.Add(new(product.Id, new() { Version = product.Version, Actions = [.. actions.Take(MostActions)] }));
            if (waiting.Count >= owner.BatchSize || waiting.Sum(target => target.Update.Actions.Count) >= MostActionsPerBatch) await EndAsync(cancellationToken);
        }

        /// <summary>Sends what is left.</summary>
        public async Task EndAsync(CancellationToken cancellationToken)
        {
            if (waiting.Count == 0) return;
            await owner.SendAsync([.. waiting], cancellationToken);
            waiting.Clear();
        }
    }

    private int BatchSize => options.Value.BatchSize;
}
