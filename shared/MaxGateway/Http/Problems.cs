using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Http;

/// <summary>The problems that the gateway answers with, apart from those of the order rules.</summary>
internal static class Problems
{
    public static GatewayProblem Validation(string detail, string? field = null, string? value = null, int status = StatusCodes.Status400BadRequest) => new()
    {
        Code = GatewayProblemCode.Validation, Title = "The request is not valid.", Detail = detail, Field = field, Value = value,
        Advice = "Correct the request; the OpenAPI document at /openapi/v1.json describes it.", Status = status,
    };

    public static GatewayProblem UnknownCursor(string feed) => new()
    {
        Code = GatewayProblemCode.Validation, Title = "The cursor is not one of this feed.", Field = "cursor",
        Detail = $"It does not come from an end of feed {feed} of this company, or an older gateway wrote it.",
        Advice = "Read the feed without a cursor once, and go on with the cursor of its end.", Status = StatusCodes.Status400BadRequest,
    };

    public static GatewayProblem OwnCurrency() => new()
    {
        Code = GatewayProblemCode.UnknownCode, Title = "It is not known which currency the company's own prices are in.", Field = "currency",
        Detail = "Code_Master has no currency, or several, with the rate 1.", Advice = "Set Gateway:Companies:n:Currency to the ISO code.",
        Status = StatusCodes.Status422UnprocessableEntity,
    };

    public static GatewayProblem UnknownCompany(string company) => new()
    {
        Code = GatewayProblemCode.UnknownCompany, Title = "The company is not configured at this gateway.", Value = company,
        Advice = "Check the company's spelling, or add it under Gateway:Companies.", Status = StatusCodes.Status404NotFound,
    };

    public static GatewayProblem NotFound(string what, string? value = null) => new()
    {
        Code = GatewayProblemCode.NotFound, Title = $"There is no such {what}.", Value = value, Status = StatusCodes.Status404NotFound,
    };

    public static GatewayProblem Unauthorized() => new()
    {
        Code = GatewayProblemCode.Unauthorized, Title = "No or wrong credentials.",
        Advice = "Send a configured key in X-Api-Key, or an Entra token where the gateway is set up for it.", Status = StatusCodes.Status401Unauthorized,
    };

    public static GatewayProblem Forbidden() => new()
    {
        Code = GatewayProblemCode.Unauthorized, Title = "The credentials do not allow this company.",
        Advice = "Add the company to the caller's Companies (API key) or app roles (Entra).", Status = StatusCodes.Status403Forbidden,
    };

    public static GatewayProblem Duplicate(string detail, string? field = null, string? value = null, string? advice = null) => new()
    {
        Code = GatewayProblemCode.Duplicate, Title = "It exists already with other content.", Detail = detail, Field = field, Value = value,
        Advice = advice, Status = StatusCodes.Status409Conflict,
    };

    public static GatewayProblem Busy(int waiting, int limit) => new()
    {
        Code = GatewayProblemCode.ErpBusy, Title = "MAX has more to do than it can.", Retryable = true,
        Detail = $"{waiting} operations wait in the inbox; the limit is {limit}.", Advice = "Send the request again after the time in Retry-After.",
        Status = StatusCodes.Status429TooManyRequests,
    };

    public static GatewayProblem TooManyRequests(int limit) => new()
    {
        Code = GatewayProblemCode.ErpBusy, Title = "The caller asks too much at once.", Retryable = true,
        Detail = $"More than {limit} requests within a minute (Gateway:Limits:RequestsPerMinute).",
        Advice = "Send the request again after the time in Retry-After; nothing was written.", Status = StatusCodes.Status429TooManyRequests,
    };

    public static GatewayProblem Down(string detail) => new()
    {
        Code = GatewayProblemCode.ErpDown, Title = "MAX does not answer.", Detail = detail, Retryable = true,
        Advice = "Send the request again later; nothing was written.", Status = StatusCodes.Status503ServiceUnavailable,
    };

    public static GatewayProblem Refused(string detail, string advice) => new()
    {
        Code = GatewayProblemCode.Refused, Title = "MAX refused the document.", Detail = detail, Advice = advice,
        Status = StatusCodes.Status422UnprocessableEntity,
    };

    public static GatewayProblem OutcomeUnknown(string detail, string advice, bool retryable) => new()
    {
        Code = GatewayProblemCode.OutcomeUnknown, Title = "It is not known whether MAX took the document.", Detail = detail, Advice = advice,
        Retryable = retryable, Status = retryable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status409Conflict,
    };

    public static GatewayProblem Internal() => new()
    {
        Code = GatewayProblemCode.Internal, Title = "The gateway failed.", Detail = "The cause is in the gateway's log under the correlation id.",
        Status = StatusCodes.Status500InternalServerError,
    };

    /// <summary>One problem stands for itself; several are listed under a common heading.</summary>
    public static GatewayProblem Combine(IReadOnlyList<GatewayProblem> problems) => problems.Count == 1 ? problems[0] : new()
    {
        Code = GatewayProblemCode.Validation, Title = $"The request has {problems.Count} problems.",
        Detail = string.Join(" ", problems.Select(problem => problem.Title).Distinct()),
        Advice = "Each entry of 'errors' names its field, value and remedy.", Status = StatusCodes.Status422UnprocessableEntity, Errors = problems,
    };
}
