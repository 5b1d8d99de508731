using Connector.Sync.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Fulfilment;

/// <summary>Looks at one order again when somebody asks.</summary>
public sealed class OrderFeedbackOne(IWorkQueue queue, TimeProvider time)
{
    /// <summary>POST <c>/api/order-feedback/{id}</c>: enqueues the commercetools order with this id; 202 with the correlation id.</summary>
    [Function(nameof(OrderFeedbackOne))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "order-feedback/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var item = new WorkItem
        {
            Flow = FlowName.OrderFeedback,
            Key = id,
            Reason = "manual",
            FirstSeen = time.GetUtcNow(),
            CorrelationId = Guid.NewGuid().ToString("N"),
        };
        await queue.EnqueueAsync([item], cancellationToken);
        return new AcceptedResult((string?)null, new { item.Flow, item.Key, item.CorrelationId });
    }
}
