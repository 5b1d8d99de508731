using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Inbox;

/// <summary>What an operation does.</summary>
internal enum OperationKind
{
    Create,
    Change,
    Cancel,
    Return,
    CreditMemo,
}

/// <summary>An operation as the inbox holds it. What it says was on disk before MAX was touched.</summary>
internal sealed record InboxEntry
{
    /// <summary>Order of arrival over all companies.</summary>
    public long Sequence { get; init; }

    public required string OperationId { get; init; }

    public required string Company { get; init; }

    public OperationKind Kind { get; init; }

    /// <summary>Idempotency key; unique within the company.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the request in the contract's canonical JSON.</summary>
    public required string BodyHash { get; init; }

    public required string Body { get; init; }

    /// <summary>Id of the order, or return, in the calling system.</summary>
    public required string ExternalId { get; init; }

    public required OperationState State { get; init; }

    /// <summary>Number of the record that it is about: an order, or an RMA for <see cref="OperationKind.Return"/>.</summary>
    public string? OrderNumber { get; init; }

    public IReadOnlyList<LineAssignment> Lines { get; init; } = [];

    /// <summary>Times that the worker took it.</summary>
    public int Attempts { get; init; }

    public GatewayProblem? Error { get; init; }

    public required DateTimeOffset Received { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public bool Final => State is OperationState.Succeeded or OperationState.Failed or OperationState.Unknown;

    public Operation ToOperation() => new()
    {
        OperationId = OperationId, State = State, Lines = Lines, Error = Error,
        OrderNumber = Kind == OperationKind.Return ? null : OrderNumber,
        ReturnNumber = Kind == OperationKind.Return ? OrderNumber : null,
    };
}
