using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>One amount of the order that becomes a line in MAX: a product, a service, freight or a discount.</summary>
internal sealed record Charge
{
    public required SourcePath Path { get; init; }

    public required SalesOrderLineKind Kind { get; init; }

    /// <summary>Which of the MAX orders it belongs to, where every address gets its own; else 0.</summary>
    public int Order { get; init; }

    /// <summary>True when it is one of several deliveries of a line: these share the line's number.</summary>
    public bool IsDelivery { get; init; }

    /// <summary>Id of the line in commercetools.</summary>
    public required string Id { get; init; }

    public required string Part { get; init; }

    /// <summary>The customer's own number of the part.</summary>
    public string? CustomerPart { get; init; }

    /// <summary>Quantity in MAX's sales unit.</summary>
    public decimal Quantity { get; init; } = 1;

    public string? Unit { get; init; }

    public string? Stockroom { get; init; }

    public string? Reference { get; init; }

    /// <summary>Ship date that the line or its shipping names; null means the order's.</summary>
    public DateOnly? RequestedDate { get; init; }

    /// <summary>Net total in coins.</summary>
    public required long Net { get; init; }

    /// <summary>Net total before discounts in coins, when the mapping shows it.</summary>
    public long? ListNet { get; init; }

    public required CodedTax[] Taxes { get; init; }
}

/// <summary>A tax of the order with its MAX code. Rate and name identify it within the order.</summary>
internal readonly record struct CodedTax(decimal Rate, string? Name, string Code, long Amount);
