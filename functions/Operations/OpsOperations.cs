using Connector.Sync.DeadLetters;
using Connector.Sync.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>What operators asked for.</summary>
public sealed class OpsOperations(OperationTable operations, ReplayTable replays, CauseTable causes, DeadLetterList letters, OperatorActions actions, Caller caller)
{
    /// <summary>POST <c>/api/ops/replays</c> with one of <c>{ "id" | "cause" | "flow": "..." }</c> or <c>{ "all": true }</c>: 202 with the operation.</summary>
    [Function("OpsReplay")]
    public async Task<IActionResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/replays")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (which, problem) = await OpsHttp.ReadAsync<LetterSelection>(request, cancellationToken);
        if (problem is not null || (which!.Reason is { } reason && (problem = OpsHttp.CheckReason(reason)) is not null)) return problem;
        if (!which.IsOne) return OpsHttp.Wrong("The body", "exactly one of id, cause, flow and all");
        if (which.Id is { } id && !(OpsHttp.IsId(id) && await letters.FindAsync(id, cancellationToken) is { IsOpen: true })) return OpsHttp.NotFound("open dead letter");
        if (which.Cause is { } cause && !(OpsHttp.IsId(cause) && await causes.FindAsync(cause, cancellationToken) is not null)) return OpsHttp.NotFound("cause");
        if (which.Flow is { } flow && !OpsHttp.IsId(flow)) return OpsHttp.Wrong("flow", "the name of a flow");
        return OpsHttp.Answer(await actions.ReplayAsync(which, caller.Of(request), cancellationToken), StatusCodes.Status202Accepted);
    }

    /// <summary>GET <c>/api/ops/operations</c>: the newest 100.</summary>
    [Function("OpsOperations")]
    public async Task<IActionResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/operations")] HttpRequest request, CancellationToken cancellationToken) =>
        OpsHttp.Answer(new { Operations = await operations.NewestAsync(100, cancellationToken) });

    /// <summary>GET <c>/api/ops/operations/{id}</c>: one, and for a replay how its items ended.</summary>
    [Function("OpsOperation")]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/operations/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!OpsHttp.IsId(id) || await operations.FindAsync(id, cancellationToken) is not { } operation) return OpsHttp.NotFound("operation");
        return OpsHttp.Answer(new { Operation = operation, Progress = operation.Kind == Replay.Kind ? await replays.CountAsync(id, cancellationToken) : null });
    }

    /// <summary>POST <c>/api/ops/operations/{id}/pause</c>, <c>resume</c> or <c>stop</c>; obeyed before the next slice.</summary>
    [Function("OpsOperationRequest")]
    public async Task<IActionResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/operations/{id}/{action}")] HttpRequest request, string id, string action, CancellationToken cancellationToken)
    {
        OperationRequest? asked = action switch { "pause" => OperationRequest.Pause, "resume" => OperationRequest.None, "stop" => OperationRequest.Stop, _ => null };
        if (asked is not { } what) return OpsHttp.Wrong("The action", "pause, resume or stop");
        return OpsHttp.IsId(id) && await actions.AskAsync(id, what, caller.Of(request), cancellationToken) is { } operation ? OpsHttp.Answer(operation) : OpsHttp.NotFound("operation");
    }
}
