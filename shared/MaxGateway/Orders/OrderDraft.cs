using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Orders;

/// <summary>An order as it shall stand in MAX, with everything that <see cref="OrderAssembly"/> needs to put it there.</summary>
internal sealed record OrderDraft
{
    public required SalesOrderRequest Order { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>What is wrong with it; asked only before anything of it is created.</summary>
    public required Func<IReadOnlyList<GatewayProblem>> Check { get; init; }

    /// <summary>The header's document.</summary>
    public required Func<string> Header { get; init; }

    /// <summary>A line's document for an order number; null when its customer or part is gone from MAX.</summary>
    public required Func<SalesOrderLine, string, string?> Line { get; init; }
}
