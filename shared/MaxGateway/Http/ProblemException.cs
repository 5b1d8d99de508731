using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Http;

/// <summary>Ends a request with a problem; thrown at the edge only, never from the rules.</summary>
internal sealed class ProblemException(GatewayProblem problem, int? retryAfterSeconds = null) : Exception(problem.Title)
{
    public GatewayProblem Problem { get; } = problem;

    public int? RetryAfterSeconds { get; } = retryAfterSeconds;
}
