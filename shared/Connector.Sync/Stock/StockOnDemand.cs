using Connector.Mapping;
using Connector.Sync.Flows;
using Connector.Sync.Outcomes;
using Connector.Sync.Work;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Stock;

/// <summary>Brings one SKU up to date while somebody waits, and says what was found.</summary>
public sealed class StockOnDemand(StockPositions positions, StockFlow flow, MappingDocument mapping, IOptionsMonitor<FlowOptions> flows)
{
    /// <summary>Runs the flow for a SKU in all warehouses of a company.</summary>
    /// <returns>What was found and done; null when there is no such company, or MAX has no part for the SKU.</returns>
    public async Task<StockAnswer?> RunAsync(string company, string sku, CancellationToken cancellationToken)
    {
        if (!mapping.Companies.Contains(company)) return null;
        StockTarget[] targets = [.. mapping.SupplyChannels(company).Select(channel => new StockTarget { Sku = sku, Channel = channel })];
        var found = await positions.LookAsync(company, targets, looked: false, cancellationToken);
        if (found.Count == 0) return null;
        var mode = flows.Get(FlowName.Stock).Mode;
        FlowOutcome outcome = mode == FlowMode.Off
            ? new FlowOutcome.Skipped("the flow is off")
            : await flow.BringAsync(new() { Company = company, Looked = true, Targets = [.. found.Select(position => position.Target)] }, cancellationToken);
        return new(company, sku, mode, [.. found.Select(Warehouse)], outcome);
    }

    private static StockAnswerWarehouse Warehouse(StockPosition position) =>
        new(position.Target.Channel, position.Stock.Pieces, position.Pending, position.Target.Entry?.Quantity, position.Quantity);
}

/// <summary>What was found of a SKU, and what was done.</summary>
/// <param name="Company">MAX company.</param>
/// <param name="Sku">SKU.</param>
/// <param name="Mode">Whether the flow writes.</param>
/// <param name="Warehouses">By supply channel.</param>
/// <param name="Outcome">How the run ended.</param>
public sealed record StockAnswer(string Company, string Sku, FlowMode Mode, IReadOnlyList<StockAnswerWarehouse> Warehouses, FlowOutcome Outcome);

/// <summary>A SKU in a warehouse.</summary>
/// <param name="Channel">Key of the supply channel.</param>
/// <param name="InMax">Pieces that MAX can sell, before rounding.</param>
/// <param name="Pending">Pieces that the shop has sold and MAX's number does not contain.</param>
/// <param name="Before">Quantity in commercetools before; null when there was no entry.</param>
/// <param name="Target">Quantity that is to be published.</param>
public sealed record StockAnswerWarehouse(string Channel, decimal InMax, decimal Pending, long? Before, long Target);
