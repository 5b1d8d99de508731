using System.Globalization;
using Connector.Sync.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>The flows at a glance, their producers, and the audit.</summary>
public sealed class OpsFlows(FlowOverview overview, Producers producers, OperatorActions actions, Audit audit, TimeProvider time, Caller caller)
{
    /// <summary>GET <c>/api/ops/flows</c>: mode, start, cursors, last runs and open dead letters of each flow.</summary>
    [Function("OpsFlows")]
    public async Task<IActionResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/flows")] HttpRequest request, CancellationToken cancellationToken) =>
        OpsHttp.Answer(new { Flows = await overview.ReadAsync(cancellationToken) });

    /// <summary>POST <c>/api/ops/flows/{flow}/run?kind=</c> sweep, poll or comparison: 202 with the operation.</summary>
    [Function("OpsRun")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/flows/{flow}/run")] HttpRequest request, string flow, CancellationToken cancellationToken)
    {
        var kinds = producers.All.Where(producer => producer.Flow == flow).Select(producer => producer.Kind).ToList();
        if (kinds.Count == 0) return OpsHttp.NotFound("flow");
        return producers.Find(flow, request.Query["kind"].ToString()) is { } producer
            ? OpsHttp.Answer(await actions.RunAsync(producer, caller.Of(request), cancellationToken), StatusCodes.Status202Accepted)
            : OpsHttp.Wrong("kind", string.Join(" or ", kinds));
    }

    /// <summary>GET <c>/api/ops/audit?month=2026-01</c>: who did what, newest first, at most 1,000.</summary>
    [Function("OpsAudit")]
    public async Task<IActionResult> AuditAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/audit")] HttpRequest request, CancellationToken cancellationToken)
    {
        var month = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var text = request.Query["month"].ToString();
        if (text.Length > 0 && !DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out month)) return OpsHttp.Wrong("month", "a month such as 2026-01");
        return OpsHttp.Answer(new { Entries = await audit.OfMonthAsync(month, 1_000, cancellationToken) });
    }
}
