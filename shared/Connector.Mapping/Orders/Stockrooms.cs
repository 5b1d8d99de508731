using Connector.Commercetools.Models;

namespace Connector.Mapping.Orders;

/// <summary>The supply channel decides the stockroom, by its key or id; without one the company's default stockroom is used.</summary>
internal static class Stockrooms
{
    public static string? Of(OrderScope scope, LineItem line, SourcePath path)
    {
        if (line.SupplyChannel is not { } channel) return scope.Company.Json.DefaultStockroom;
        var (company, stockrooms) = (scope.Company.Max, scope.Mapping.Stockrooms);
        if (channel.Obj is { } expanded && stockrooms.TryGetValue((expanded.Key, company), out var rooms)) return rooms[0];
        if (stockrooms.TryGetValue((channel.Id, company), out rooms)) return rooms[0];
        if (!scope.CompanyIsKnown) return null;
        var name = channel.Obj?.Key ?? channel.Id;
        scope.Report(ProblemCode.UnmappedWarehouse, path.Field("supplyChannel"), name, $"No stockroom of company {company} stands for the supply channel '{name}'. Add in mapping.json: warehouses: {{ \"channel\": \"{name}\", \"company\": \"{company}\", \"stockrooms\": [\"...\"] }}.");
        return null;
    }
}
