using Connector.Sync.DeadLetters;
using Connector.Sync.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>What open dead letters have in common.</summary>
public sealed class OpsCauses(CauseTable causes, DeadLetterList letters, OperatorActions actions, Caller caller)
{
    /// <summary>GET <c>/api/ops/causes</c>: the causes with their counts, last seen first.</summary>
    [Function("OpsCauses")]
    public async Task<IActionResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/causes")] HttpRequest request, CancellationToken cancellationToken) =>
        OpsHttp.Answer(new { Causes = (await causes.ListAsync(cancellationToken)).Select(View) });

    /// <summary>GET <c>/api/ops/causes/{id}</c>: one with a page of its dead letters. Query: <c>next</c>, <c>size</c>.</summary>
    [Function("OpsCause")]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/causes/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (OpsHttp.Number(request, "size", DeadLetterList.MostRows, 50) is not { } size) return OpsHttp.Wrong("size", $"a number from 1 to {DeadLetterList.MostRows}");
        var after = request.Query["next"].ToString();
        if (after.Length > 0 && !OpsHttp.IsId(after)) return OpsHttp.Wrong("next", "what the page before gave");
        if (!OpsHttp.IsId(id) || await causes.FindAsync(id, cancellationToken) is not { } cause) return OpsHttp.NotFound("cause");
        List<OpenLetter> page = [];
        await foreach (var letter in letters.OfCauseAsync(id, after, cancellationToken))
        {
            page.Add(letter);
            if (page.Count == size) break;
        }

        return OpsHttp.Answer(new { Cause = View(cause), Letters = page.Select(letter => letter.Row with { Item = null }), Next = page.Count == size ? page[^1].Position : null });
    }

    /// <summary>POST <c>/api/ops/causes/{id}/discard</c> with <c>{ "reason": "..." }</c>: closes its dead letters; 202 with the operation.</summary>
    [Function("OpsDiscardCause")]
    public async Task<IActionResult> DiscardAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/causes/{id}/discard")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var (body, problem) = await OpsHttp.ReadAsync<DiscardReason>(request, cancellationToken);
        if (problem is not null || (problem = OpsHttp.CheckReason(body!.Reason)) is not null) return problem;
        if (!OpsHttp.IsId(id) || await causes.FindAsync(id, cancellationToken) is null) return OpsHttp.NotFound("cause");
        return OpsHttp.Answer(await actions.DiscardCauseAsync(id, body!.Reason!, caller.Of(request), cancellationToken), StatusCodes.Status202Accepted);
    }

    private static object View(CauseSummary summary) => new
    {
        summary.Cause.Id,
        summary.Cause.Flow,
        summary.Cause.Code,
        summary.Cause.Field,
        summary.Cause.Value,
        summary.Cause.Advice,
        summary.Count,
        summary.IsExact,
        summary.FirstSeen,
        summary.LastSeen,
    };
}
