using Connector.Commercetools;
using Connector.Sync.Flows;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Customers;

/// <summary>Asks flow <c>customer-export</c> to look at a customer that an order needed first.</summary>
public sealed class CustomerHint(IWorkQueue queue, IOptionsMonitor<FlowOptions> options, TimeProvider time)
{
    /// <summary>Reason of such work items: they count also for customers that did not change since the flow's start.</summary>
    public const string Reason = "order";

    /// <summary>Enqueues the customer, unless the flow is off.</summary>
    public Task SendAsync(string customerId, CancellationToken cancellationToken) => options.Get(FlowName.CustomerExport).Mode == FlowMode.Off
        ? Task.CompletedTask
        : queue.EnqueueAsync(
            [
                new WorkItem
                {
                    Flow = FlowName.CustomerExport,
                    Key = customerId,
                    Reason = Reason,
                    FirstSeen = time.GetUtcNow(),
                    CorrelationId = CorrelationId.Current ?? Guid.NewGuid().ToString("N"),
                },
            ],
            cancellationToken);
}
