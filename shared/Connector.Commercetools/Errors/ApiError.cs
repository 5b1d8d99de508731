namespace Connector.Commercetools;

/// <summary>One error of an error reply. Texts may quote values of the resource: keep them out of logs.</summary>
public sealed record ApiError
{
    /// <summary>Code, for example <c>InvalidOperation</c>, <c>DuplicateField</c>, <c>ConcurrentModification</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The API's sentence.</summary>
    public string Message { get; init; } = "";

    /// <summary>The field, when the error is about one.</summary>
    public string? Field { get; init; }

    /// <summary>Type of the resource that is missing or in conflict.</summary>
    public string? TypeId { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Its key.</summary>
    public string? Key { get; init; }

    /// <summary>The version that the resource has, for <c>ConcurrentModification</c>; optional in the API.</summary>
    public long? CurrentVersion { get; init; }
}
