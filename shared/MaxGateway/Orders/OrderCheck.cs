using Connector.ExactMax.Contract;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Orders;

/// <summary>Everything that is wrong with an order, at once.</summary>
internal static class OrderCheck
{
    public static IReadOnlyList<GatewayProblem> Check(SalesOrderRequest order, OrderContext max, CompanyOptions company) =>
        [.. OrderShape.Check(order, company.Quirks.AddressLength), .. OrderAmounts.Check(order), .. OrderReferences.Check(order, max)];
}
