using Connector.Sync.Outcomes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Connector.Functions.Operations;

/// <summary>Answers of HTTP functions in the form of RFC 9457.</summary>
internal static class HttpProblem
{
    /// <summary>A problem with a code of ours.</summary>
    public static ObjectResult Of(int status, string code, string title, string? detail = null) => new(new ProblemDetails
    {
        Status = status,
        Title = title,
        Detail = detail,
        Extensions = { ["code"] = code },
    })
    {
        StatusCode = status,
        ContentTypes = { "application/problem+json" },
    };

    /// <summary>What a failed call to another system means for the caller.</summary>
    public static ObjectResult Of(FlowOutcome outcome) => outcome switch
    {
        FlowOutcome.Wait wait => Of(StatusCodes.Status503ServiceUnavailable, wait.Code, "A system does not answer. Try again later."),
        FlowOutcome.Retry retry => Of(StatusCodes.Status503ServiceUnavailable, retry.Code, retry.Reason, retry.Advice),
        FlowOutcome.Failed failed => Of(StatusCodes.Status502BadGateway, failed.Problems[0].Code, "A system refused to answer.", failed.Problems[0].Advice),
        _ => Of(StatusCodes.Status500InternalServerError, "UNEXPECTED", "The call failed."),
    };
}
