using System.Text.Json;
using System.Text.Json.Serialization;
using Connector.Sync.Outcomes;
using Connector.Sync.Setup;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>Puts into commercetools what the connector needs there.</summary>
public sealed class Setup(ShopSetup setup)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>POST <c>/api/setup</c>: 200 with the report, 422 with it when something is refused or missing. Safe to repeat.</summary>
    [Function("Setup")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "setup")] HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var report = await setup.RunAsync(cancellationToken);
            return new JsonResult(report, Json) { StatusCode = report.Ok ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
        }
        catch (Exception e) when (RemoteFailure.Classify(e, Snapshots.None) is { } outcome)
        {
            return HttpProblem.Of(outcome);
        }
    }
}
