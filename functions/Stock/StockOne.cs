using Connector.Functions.Operations;
using Connector.Sync.Outcomes;
using Connector.Sync.Stock;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Stock;

/// <summary>Brings one SKU up to date while somebody waits.</summary>
public sealed class StockOne(StockOnDemand stock)
{
    /// <summary>POST <c>/api/stock/{company}/{sku}</c>: what MAX can sell, what is pending, what commercetools had and has now, by warehouse.</summary>
    [Function(nameof(StockOne))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "stock/{company}/{sku}")] HttpRequest request, string company, string sku, CancellationToken cancellationToken)
    {
        try
        {
            return await stock.RunAsync(company, sku, cancellationToken) switch
            {
                null => HttpProblem.Of(StatusCodes.Status404NotFound, "STOCK_NOT_FOUND", "There is no such company, MAX has no part for this SKU, or commercetools lacks the supply channels."),
                { Outcome: FlowOutcome.Done done } answer => Ok(answer, done.Summary),
                { Outcome: FlowOutcome.Skipped skipped } answer => Ok(answer, skipped.Reason),
                var answer => HttpProblem.Of(answer.Outcome),
            };
        }
        catch (Exception e) when (RemoteFailure.Classify(e, Snapshots.None) is { } outcome)
        {
            return HttpProblem.Of(outcome);
        }
    }

    private static OkObjectResult Ok(StockAnswer answer, string result) =>
        new(new { answer.Company, answer.Sku, Mode = answer.Mode.ToString().ToLowerInvariant(), answer.Warehouses, Result = result });
}
