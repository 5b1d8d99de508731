namespace Connector.ExactMax.Contract;

/// <summary>
/// An order as it shall be from now on: the body of <c>POST /v1/{company}/orders/{orderNumber}/change</c>, with an
/// <c>Idempotency-Key</c>. The gateway compares it, line by line and by <see cref="SalesOrderLine.ExternalLineId"/>, with
/// what the caller wanted before; only what differs is written. New lines get the next free numbers, lines that are gone
/// are closed. What MAX has shipped (<c>SHIPPED</c>) and what people changed in MAX (<c>CHANGED_IN_MAX</c>) is never
/// overridden: then nothing is written at all.
/// </summary>
public sealed record SalesOrderChange
{
    /// <summary>The whole order; <see cref="SalesOrderRequest.ExternalId"/> and the account must be those of the order.</summary>
    public required SalesOrderRequest Order { get; init; }

    /// <summary><see cref="SalesOrder.Version"/> that the caller has seen; another one is refused with <c>VERSION</c>. Null does not look.</summary>
    public string? ExpectedVersion { get; init; }
}

/// <summary>
/// Closes what is open of an order: the body of <c>POST /v1/{company}/orders/{orderNumber}/cancel</c>, with an
/// <c>Idempotency-Key</c>. An order of which anything was shipped is refused with <c>SHIPPED</c>; one that is closed
/// already without a shipment is fine as it is.
/// </summary>
public sealed record OrderCancellation
{
    /// <summary>As in <see cref="SalesOrderChange"/>.</summary>
    public string? ExpectedVersion { get; init; }

    /// <summary>Reason code, <c>REASON_27</c>, 2 characters.</summary>
    public string? Reason { get; init; }
}
