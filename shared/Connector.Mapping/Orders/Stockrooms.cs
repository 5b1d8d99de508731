using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>
/// The supply channel decides the stockroom, by its key or id. Without one the company's routing looks where the goods are;
/// without routing the company's default stockroom is used.
/// </summary>
internal sealed class Stockrooms
{
    private readonly StockRouting? routing;

    public Stockrooms(OrderScope scope) =>
        routing = scope.Mapping.Routing.TryGetValue(scope.Company.Max, out var rule) ? new(rule, scope.Input.Stock) : null;

    public string? Of(OrderScope scope, LineItem line, string part, decimal quantity, SourcePath path)
    {
        if (line.SupplyChannel is not { } channel)
            return routing is null ? scope.Company.Json.DefaultStockroom : routing.Take(part, quantity);
        var stockroom = OfChannel(scope, channel, path);
        if (stockroom is not null) routing?.Take(part, stockroom, quantity);
        return stockroom;
    }

    private static string? OfChannel(OrderScope scope, Reference<Channel> channel, SourcePath path)
    {
        var (company, stockrooms) = (scope.Company.Max, scope.Mapping.Stockrooms);
        if (channel.Obj is { } expanded && stockrooms.TryGetValue((expanded.Key, company), out var rooms)) return rooms[0];
        if (stockrooms.TryGetValue((channel.Id, company), out rooms)) return rooms[0];
        if (!scope.CompanyIsKnown) return null;
        var name = channel.Obj?.Key ?? channel.Id;
        scope.Report(ProblemCode.UnmappedWarehouse, path.Field("supplyChannel"), name, $"No stockroom of company {company} stands for the supply channel '{name}'. Add in mapping.json: warehouses: {{ \"channel\": \"{name}\", \"company\": \"{company}\", \"stockrooms\": [\"...\"] }}.");
        return null;
    }
}
