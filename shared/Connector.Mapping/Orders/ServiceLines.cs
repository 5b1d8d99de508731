using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>A custom line item becomes a line of its service part; a voucher is a line with a negative price.</summary>
internal static class ServiceLines
{
    public static void Add(OrderScope scope, Consignments consignments, int index, List<Charge> charges)
    {
        var line = scope.Order.CustomLineItems[index];
        var path = new SourcePath("customLineItems", index);
        var parts = scope.Mapping.ServiceParts;
        if (!parts.TryGetValue(line.Slug, out var part) && (line.Key is null || !parts.TryGetValue(line.Key, out part)))
        {
            scope.Report(ProblemCode.UnmappedCustomLineItem, path.Field("slug"), line.Slug,
                $"No MAX part stands for the custom line item '{line.Slug}'. Add in mapping.json: customLineItems: {{ \"slug\": \"{line.Slug}\", \"part\": \"...\" }}.");
        }

        if (line.Quantity < 1)
            scope.Report(ProblemCode.Unsupported, path.Field("quantity"), $"{line.Quantity}", "MAX needs a positive quantity. Correct the line in commercetools.");

        var shares = LineShares.Of(scope, consignments, ShippedLine.Of(line, path));
        foreach (var share in shares)
        {
            charges.Add(new()
            {
                Path = path,
                Kind = SalesOrderLineKind.Service,
                Order = consignments.OrderOf(share.To),
                IsDelivery = shares.Count > 1 && !consignments.OrderEach,
                Id = line.Id,
                Part = part ?? "",
                Reference = ProductLines.DeliveryReference(scope, consignments, share, path),
                RequestedDate = RequestedDates.OfLine(scope, consignments, line.Custom, share.To, path),
                Quantity = Math.Max(1, share.Quantity),
                Net = Nets.Of(scope, share.Taxed, share.Total, path),
                Taxes = Taxes.Of(scope, share.Taxed, share.Rate, path, line.TaxCategory),
            });
        }
    }
}
