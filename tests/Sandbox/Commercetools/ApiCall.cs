namespace Connector.Sandbox.Commercetools;

/// <summary>One call as the server saw it.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">Route template, such as <c>/{projectKey}/orders/{id}</c>.</param>
/// <param name="Path">Path without the project key, such as <c>/orders/5a..</c>.</param>
/// <param name="CorrelationId">The caller's X-Correlation-ID, or the generated one.</param>
/// <param name="ClientId">API client of the token, null without a valid one.</param>
public sealed record ApiCall(string Method, string Route, string Path, string CorrelationId, string? ClientId)
{
    /// <summary>What the call is for.</summary>
    public CallKind Kind { get; init; }

    /// <summary>Query string as sent.</summary>
    public string Query { get; init; } = "";
}

/// <summary>When <see cref="CommercetoolsServer.OnCall"/> is asked.</summary>
public enum CallMoment
{
    /// <summary>The call is accepted, nothing is changed yet.</summary>
    BeforeApply,

    /// <summary>The change is stored and its notifications are queued; the caller has no reply yet.</summary>
    AfterApply,
}
