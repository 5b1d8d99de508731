using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;

namespace Connector.MaxGateway.Endpoints;

/// <summary>Answers in the contract's JSON.</summary>
internal static class Answer
{
    public static IResult Ok<T>(T body) => Results.Json(body, StrictJson.Options);

    public static IResult Created<T>(string location, T body) => new Located(location, Results.Json(body, StrictJson.Options, statusCode: StatusCodes.Status201Created));

    public static IResult Accepted<T>(string location, T body) => new Located(location, Results.Json(body, StrictJson.Options, statusCode: StatusCodes.Status202Accepted));

    public static IResult Status<T>(int status, T body) => Results.Json(body, StrictJson.Options, statusCode: status);

    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in (int[])[.. statuses, 401, 403])
            endpoint.Produces<GatewayProblem>(status, "application/problem+json");
        return endpoint;
    }

    private sealed class Located(string location, IResult body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.Location = location;
            return body.ExecuteAsync(httpContext);
        }
    }
}
