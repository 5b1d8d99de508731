using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Orders;

/// <summary>What can be judged from the order alone: lengths, counts, line numbers.</summary>
internal static class OrderShape
{
    private const int MostLines = 99;
    private const int MostDeliveries = 99;
    private const int MostTaxes = 3;

    public static IEnumerable<GatewayProblem> Check(SalesOrderRequest order, int addressLength)
    {
        var texts = new TextRules()
            .Required("customerId", order.CustomerId, "CUSTID_27")
            .Required("purchaseOrder", order.PurchaseOrder, "CUSTPO_27")
            .Fits("externalNumber", order.ExternalNumber, "UDFREF_27")
            .Fits("orderedBy", order.OrderedBy, "ORDID_27")
            .Fits("shipVia", order.ShipVia, "SHPVIA_27")
            .Fits("terms", order.Terms, "TERMS_27")
            .Fits("salesRep", order.SalesRep, "REP1_27")
            .Fits("fob", order.Fob, "FOB_27")
            .Fits("glReference", order.GlReference, "GLXREF_27")
            .FitsEach("comments", order.Comments, "COMNT1_27", 3)
            .Address("shipTo", order.ShipTo, "_27", addressLength);
        LineTexts(texts, order);
        return [.. texts.Problems, .. Counts(order), .. Quantities(order)];
    }

    /// <summary>Texts of the lines.</summary>
    public static void LineTexts(TextRules texts, SalesOrderRequest order)
    {
        foreach (var (index, line) in order.Lines.Index())
        {
            if (line.CustomerPart is { Length: > 0 })
                texts.Fits($"lines[{index}].part", line.Part, "PRTNUM_28").Fits($"lines[{index}].customerPart", line.CustomerPart, "CUSPRT_102");
            else
                texts.Required($"lines[{index}].part", line.Part, "PRTNUM_28");
            texts.Fits($"lines[{index}].unit", line.Unit, "SLSUOM_28")
                .Fits($"lines[{index}].stockroom", line.Stockroom, "STK_28")
                .Fits($"lines[{index}].reference", line.Reference, "REFRNC_28");
            foreach (var (tax, entry) in line.Taxes.Index())
                texts.Required($"lines[{index}].taxes[{tax}].code", entry.Code, "TAXCDE1_28");
        }
    }

    /// <summary>Counts and numbers.</summary>
    public static IEnumerable<GatewayProblem> Counts(SalesOrderRequest order)
    {
        if (order.ExternalId.Length is 0 or > 200)
            yield return OrderProblem.NotAllowed("externalId", null, "1 to 200 characters are allowed.");
        var numbers = order.Lines.Select(line => line.LineNumber).Distinct().Count();
        if (numbers is 0 or > MostLines)
            yield return OrderProblem.NotAllowed("lines", null, $"{numbers} lines; MAX numbers 1 to {MostLines} of them. Split the order.");
        var seen = new Dictionary<int, SalesOrderLine>();
        var places = new HashSet<(int, int)>();
        foreach (var (index, line) in order.Lines.Index())
        {
            if (line.LineNumber is < 1 or > MostLines)
                yield return OrderProblem.NotAllowed($"lines[{index}].lineNumber", $"{line.LineNumber}", $"1 to {MostLines} are allowed.");
            if (line.Delivery is < 1 or > MostDeliveries)
                yield return OrderProblem.NotAllowed($"lines[{index}].delivery", $"{line.Delivery}", $"1 to {MostDeliveries} are allowed.");
            if (!places.Add((line.LineNumber, line.Delivery)))
                yield return OrderProblem.NotAllowed($"lines[{index}].lineNumber", $"{line.LineNumber}", "Another line has the number already, and is the same delivery.");
            else if (seen.TryGetValue(line.LineNumber, out var first) ? first.Part != line.Part : !seen.TryAdd(line.LineNumber, line))
                yield return OrderProblem.NotAllowed($"lines[{index}].part", line.Part, $"Another delivery of line {line.LineNumber} has part {first!.Part}; deliveries of a line are of one part.");
            if (line.Taxes.Count > MostTaxes)
                yield return OrderProblem.NotAllowed($"lines[{index}].taxes", null, $"{line.Taxes.Count} taxes, MAX holds {MostTaxes} per line.");
        }
    }

    private static IEnumerable<GatewayProblem> Quantities(SalesOrderRequest order) => order.Lines.Index().Where(line => line.Item.Quantity <= 0)
        .Select(line => OrderProblem.NotAllowed($"lines[{line.Index}].quantity", $"{line.Item.Quantity}", "It must be positive; a credit is a line with a negative price."));
}
