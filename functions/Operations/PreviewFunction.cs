using System.Text.Json;
using System.Text.Json.Serialization;
using Connector.Sync.Orders;
using Connector.Sync.Outcomes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>Shows what would be written, without writing.</summary>
public sealed class PreviewFunction(OrderPreview preview)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>GET <c>/api/preview/order/{id}</c>: what an order would become in MAX. The answer holds personal data.</summary>
    [Function("PreviewOrder")]
    public async Task<IActionResult> OrderAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "preview/order/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await preview.RunAsync(id, cancellationToken) is { } result
                ? new JsonResult(result, Json)
                : HttpProblem.Of(StatusCodes.Status404NotFound, "ORDER_NOT_FOUND", "commercetools has no order with this id.");
        }
        catch (Exception e) when (RemoteFailure.Classify(e, Snapshots.None) is { } outcome)
        {
            return HttpProblem.Of(outcome);
        }
    }
}
