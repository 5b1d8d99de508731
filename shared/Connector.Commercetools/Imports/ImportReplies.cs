namespace Connector.Commercetools.Imports;

/// <summary>What is read of a container.</summary>
internal sealed record ImportContainerReply
{
    public required string Key { get; init; }
}

/// <summary>The reply to an import request: one status per record, in order.</summary>
internal sealed record ImportReply
{
    public IReadOnlyList<ImportStatusReply> OperationStatus { get; init; } = [];
}

internal sealed record ImportStatusReply
{
    public required string OperationId { get; init; }

    public required string State { get; init; }

    public IReadOnlyList<ImportErrorReply> Errors { get; init; } = [];
}

/// <summary>Errors of the Import API have further fields by code; these say what is needed.</summary>
internal sealed record ImportErrorReply
{
    public string Code { get; init; } = "";

    public string Message { get; init; } = "";

    public string? Field { get; init; }

    public static IReadOnlyList<ApiError> Errors(IReadOnlyList<ImportErrorReply> errors) =>
        [.. errors.Select(error => new ApiError { Code = error.Code, Message = error.Message, Field = error.Field })];
}

internal sealed record ImportSummaryReply
{
    public IReadOnlyDictionary<string, long> States { get; init; } = new Dictionary<string, long>();
}

internal sealed record ImportOperationsReply
{
    public int Limit { get; init; }

    public IReadOnlyList<ImportOperationReply> Results { get; init; } = [];
}

internal sealed record ImportOperationReply
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public string? ResourceKey { get; init; }

    public IReadOnlyList<ImportErrorReply> Errors { get; init; } = [];

    public ImportOperation ToOperation() =>
        new() { Id = Id, State = State, ResourceKey = ResourceKey, Errors = ImportErrorReply.Errors(Errors) };
}
