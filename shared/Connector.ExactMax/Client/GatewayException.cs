using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Client;

/// <summary>The gateway answered with a problem: it got the request and would not do it.</summary>
/// <param name="problem">What it said.</param>
public sealed class GatewayException(GatewayProblem problem) : Exception(Sentence(problem))
{
    /// <summary>What it said.</summary>
    public GatewayProblem Problem { get; } = problem;

    /// <summary>Code from <see cref="GatewayProblemCode"/>.</summary>
    public string Code => Problem.Code;

    /// <summary>True when the same request may succeed later.</summary>
    public bool Retryable => Problem.Retryable;

    // Without the value, which may be personal: messages end in logs.
    private static string Sentence(GatewayProblem problem) =>
        problem.Field is null ? $"{problem.Code}: {problem.Title}" : $"{problem.Code} ({problem.Field}): {problem.Title}";
}
