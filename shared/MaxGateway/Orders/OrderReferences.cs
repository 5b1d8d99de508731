using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Orders;

/// <summary>What an order refers to must exist in MAX, since MAXUpdate checks little of it.</summary>
internal static class OrderReferences
{
    public static IEnumerable<GatewayProblem> Check(SalesOrderRequest order, OrderContext max)
    {
        if (max.Customer is null)
            yield return OrderProblem.UnknownCustomer("customerId", order.CustomerId);
        else if (max.Customer.OnHold && order.CreditHold == CreditHold.Refuse)
            yield return OrderProblem.OnHold("customerId", order.CustomerId);
        if (max.Codes.Currency(order.Currency) is null)
            yield return OrderProblem.UnknownCode("currency", order.Currency, "currency");
        if (order.Terms is { } terms && !max.Codes.HasTerms(terms))
            yield return OrderProblem.UnknownCode("terms", terms, "terms code");
        if (order.ShipVia is { } shipVia && !max.Codes.HasShipVia(shipVia))
            yield return OrderProblem.UnknownCode("shipVia", shipVia, "ship-via code");
        foreach (var (index, line) in order.Lines.Index())
        {
            if (line.CustomerPart is { Length: > 0 } customerPart)
            {
                if (!max.CustomerParts.TryGetValue(customerPart, out var means))
                    yield return OrderProblem.UnknownCustomerPart($"lines[{index}].customerPart", customerPart, null);
                else if (means != line.Part)
                    yield return OrderProblem.UnknownCustomerPart($"lines[{index}].customerPart", customerPart, $"It means part {means}, not {line.Part}.");
            }
            // An empty part is a problem of its own: either nothing was given, or the customer's number is unknown.
            if (line.Part.Length == 0)
                continue;
            if (!max.Parts.TryGetValue(line.Part, out var part))
                yield return OrderProblem.UnknownPart($"lines[{index}].part", line.Part);
            else if (part.Sellable == 0)
                yield return OrderProblem.NotSellable($"lines[{index}].part", line.Part);
            if (line.Stockroom is { } stockroom && !max.Codes.HasStockroom(stockroom))
                yield return OrderProblem.UnknownCode($"lines[{index}].stockroom", stockroom, "stockroom");
            foreach (var (tax, entry) in line.Taxes.Index())
            {
                if (!max.Codes.HasTaxCode(entry.Code))
                    yield return OrderProblem.UnknownCode($"lines[{index}].taxes[{tax}].code", entry.Code, "tax code");
            }
        }
    }
}
