using System.Text;
using Connector.Sync.DeadLetters;
using Connector.Sync.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Connector.Functions.Operations;

/// <summary>The dead letters.</summary>
public sealed class OpsDeadLetters(DeadLetterList letters, OperatorActions actions, Caller caller)
{
    /// <summary>GET <c>/api/ops/deadletters</c>: a page, newest first. Query: <c>state</c> (open, closed), <c>flow</c>, <c>next</c>, <c>size</c>.</summary>
    [Function("OpsDeadLetters")]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/deadletters")] HttpRequest request, CancellationToken cancellationToken)
    {
        var state = request.Query["state"].ToString();
        if (state is not ("" or "open" or "closed")) return OpsHttp.Wrong("state", "open or closed");
        if (OpsHttp.Number(request, "size", DeadLetterList.MostRows, 50) is not { } size) return OpsHttp.Wrong("size", $"a number from 1 to {DeadLetterList.MostRows}");
        var flow = request.Query["flow"].ToString();
        if (flow.Length > 0 && !OpsHttp.IsId(flow)) return OpsHttp.Wrong("flow", "the name of a flow");
        if (!TryToken(request.Query["next"].ToString(), out var next)) return OpsHttp.Wrong("next", "what the page before gave");
        try
        {
            var page = await letters.ListAsync(state != "closed", flow.Length == 0 ? null : flow, next, size, cancellationToken);
            return OpsHttp.Answer(new { page.Rows, Next = page.Next is null ? null : Convert.ToHexStringLower(Encoding.UTF8.GetBytes(page.Next)) });
        }
        catch (Azure.RequestFailedException e) when (e.Status == 400 && next is not null)
        {
            return OpsHttp.Wrong("next", "what the page before gave");
        }
    }

    /// <summary>GET <c>/api/ops/deadletters/{id}</c>: one with its payloads, which may hold personal data.</summary>
    [Function("OpsDeadLetter")]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/deadletters/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return OpsHttp.IsId(id) && await letters.FindAsync(id, cancellationToken) is { } letter ? OpsHttp.Answer(letter) : OpsHttp.NotFound("dead letter");
    }

    /// <summary>POST <c>/api/ops/deadletters/{id}/discard</c> with <c>{ "reason": "..." }</c>: closes it.</summary>
    [Function("OpsDiscardDeadLetter")]
    public async Task<IActionResult> DiscardAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/deadletters/{id}/discard")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var (body, problem) = await OpsHttp.ReadAsync<DiscardReason>(request, cancellationToken);
        if (problem is not null || (problem = OpsHttp.CheckReason(body!.Reason)) is not null) return problem;
        return OpsHttp.IsId(id) && await actions.DiscardAsync(id, body!.Reason!, caller.Of(request), cancellationToken)
            ? OpsHttp.Answer(new { id, state = "closed" })
            : OpsHttp.NotFound("open dead letter");
    }

    // Storage's own token is two keys; in hexadecimal digits it survives every address bar.
    private static bool TryToken(string text, out string? token)
    {
        token = null;
        if (text.Length == 0) return true;
        if (text.Length > 4_000 || text.Length % 2 == 1 || !text.All(char.IsAsciiHexDigit)) return false;
        token = Encoding.UTF8.GetString(Convert.FromHexString(text));
        return token.Split(' ').Length == 2;
    }
}

/// <summary>Why something is discarded.</summary>
public sealed record DiscardReason
{
    /// <summary>In the operator's words; no personal data.</summary>
    public string? Reason { get; init; }
}
