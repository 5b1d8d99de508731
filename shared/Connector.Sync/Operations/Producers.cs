using Connector.Sync.Catalog;
using Connector.Sync.Customers;
using Connector.Sync.Feedback;
using Connector.Sync.Orders;
using Connector.Sync.Prices;
using Connector.Sync.Returns;
using Connector.Sync.Stock;
using Connector.Sync.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.Sync.Operations;

/// <summary>What finds the work of a flow, usually on a schedule.</summary>
/// <param name="Flow">Flow.</param>
/// <param name="Kind"><c>sweep</c>, <c>poll</c> or <c>comparison</c>.</param>
/// <param name="RunAsync">Runs it once.</param>
public sealed record Producer(string Flow, string Kind, Func<CancellationToken, Task> RunAsync);

/// <summary>All producers.</summary>
public sealed class Producers(IReadOnlyList<Producer> all)
{
    /// <summary>The producers.</summary>
    public IReadOnlyList<Producer> All => all;

    /// <summary>One of them, or null.</summary>
    public Producer? Find(string flow, string kind) => all.FirstOrDefault(producer => producer.Flow == flow && producer.Kind == kind);

    internal static Producers Of(IServiceProvider services) => new(
    [
        new(FlowName.OrderExport, "sweep", services.GetRequiredService<OrderSweep>().RunAsync),
        new(FlowName.CustomerExport, "sweep", services.GetRequiredService<CustomerSweep>().RunAsync),
        new(FlowName.ReturnExport, "sweep", services.GetRequiredService<ReturnSweep>().RunAsync),
        new(FlowName.OrderFeedback, "poll", services.GetRequiredService<FeedbackPoll>().RunAsync),
        new(FlowName.OrderFeedback, "comparison", services.GetRequiredService<FeedbackPoll>().CompareAsync),
        new(FlowName.Stock, "poll", services.GetRequiredService<StockPoll>().RunAsync),
        new(FlowName.Stock, "comparison", services.GetRequiredService<StockComparison>().RunAsync),
        new(FlowName.Prices, "poll", services.GetRequiredService<PricePoll>().RunAsync),
        new(FlowName.Prices, "comparison", services.GetRequiredService<PriceComparison>().RunAsync),
        new(FlowName.Items, "poll", services.GetRequiredService<ItemPoll>().RunAsync),
        new(FlowName.Items, "comparison", services.GetRequiredService<ItemComparison>().RunAsync),
    ]);
}
