using Connector.ExactMax.Contract;

namespace Connector.Mapping.Orders;

/// <summary>Every amount becomes one numbered line whose quantity times price gives its net; where no price does, two. The deliveries of a line share its number.</summary>
internal static class SalesOrderLines
{
    /// <summary>DELNUM_28 has two characters.</summary>
    private const int MostDeliveries = 99;

    /// <summary>The lines of the MAX orders.</summary>
    public static List<OrderPart> Of(OrderScope scope, Consignments consignments, List<Charge> charges)
    {
        var parts = new List<OrderPart>(1);
        for (var order = 0; order < consignments.Orders.Count; order++)
        {
            var own = consignments.Orders.Count == 1 ? charges : charges.FindAll(charge => charge.Order == order);
            if (own.Count > 0 || consignments.Orders.Count == 1) OrderLength.Divide(scope, order, Lines(scope, own), parts);
        }

        return parts;
    }

    /// <summary>The lines of the amounts, in blocks of what stems from the same source.</summary>
    public static List<LineBlock> Lines(OrderScope scope, List<Charge> charges)
    {
        var blocks = new List<LineBlock>(charges.Count);
        foreach (var charge in charges)
        {
            if (blocks.Count == 0 || blocks[^1].Path != charge.Path) blocks.Add(new(charge.Path));
            Add(scope, charge, blocks[^1]);
        }

        return blocks;
    }

    private static void Add(OrderScope scope, Charge charge, LineBlock block)
    {
        block.Net += charge.Net;
        foreach (var tax in charge.Taxes) block.Tax += tax.Amount;
        var (digits, decimals) = (scope.Digits, scope.Company.Json.UnitPriceDecimals);
        var net = Coins.ToDecimal(charge.Net, digits);
        if (UnitPrices.Reproducing(net, charge.Quantity, digits, decimals) is { } price)
        {
            Place(scope, charge, block, new(charge.Quantity, price, net), Taxes(charge.Taxes, digits));
        }
        else if (UnitPrices.Split(net, charge.Quantity, digits, decimals) is var (lower, higher))
        {
            var shares = Array.ConvertAll(charge.Taxes, tax => LargestRemainder.Allocate(tax.Amount, [Math.Abs(Coins.Of(lower.Net, digits)), Math.Abs(Coins.Of(higher.Net, digits))]));
            Place(scope, charge, block, lower, Share(0));
            Place(scope, charge, block, higher, Share(1));

            LineTax[] Share(int part) => Taxes([.. charge.Taxes.Select((tax, i) => tax with { Amount = shares[i][part] })], digits);
        }
        else
        {
            scope.Report(ProblemCode.DoesNotAddUp, charge.Path.ToString(), Coins.Text(charge.Net, scope), $"No unit price with {decimals} decimals gives {Coins.Text(charge.Net, scope)} for {charge.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture)} pieces. Raise {scope.Company.Path}.unitPriceDecimals in mapping.json if MAX keeps more.");
        }
    }

    private static void Place(OrderScope scope, Charge charge, LineBlock block, UnitPricePart part, LineTax[] taxes)
    {
        var (number, delivery) = charge.IsDelivery ? block.NextDelivery(charge.Kind) : (block.NextNumber(), 1);
        if (delivery == MostDeliveries + 1)
            scope.Report(ProblemCode.TooMany, charge.Path.Field("shippingDetails.targets"), null, $"The line needs more than {MostDeliveries} deliveries, which is what MAX holds. Set in mapping.json: shipping.multiple: \"orders\".");
        block.Lines.Add(Line(scope, charge, number, delivery, part, taxes));
    }

    private static SalesOrderLine Line(OrderScope scope, Charge charge, int number, int delivery, UnitPricePart part, LineTax[] taxes)
    {
        var listPrice = charge.ListNet is { } list ? Math.Round(Coins.ToDecimal(list, scope.Digits) / charge.Quantity, scope.Company.Json.UnitPriceDecimals) : (decimal?)null;
        return new()
        {
            LineNumber = number,
            Delivery = delivery,
            Kind = charge.Kind,
            ExternalLineId = charge.Id,
            Part = charge.Part,
            CustomerPart = charge.CustomerPart,
            Quantity = part.Quantity,
            Unit = charge.Unit,
            UnitPrice = part.UnitPrice,
            ListPrice = listPrice,
            DiscountPercent = listPrice is > 0 ? Math.Round((1 - (part.UnitPrice / listPrice.Value)) * 100, 2) : null,
            NetTotal = part.Net,
            Taxes = taxes,
            Stockroom = charge.Stockroom,
            RequestedDate = charge.RequestedDate,
            Reference = charge.Reference,
        };
    }

    // Portions that share a code are one tax in MAX.
    private static LineTax[] Taxes(CodedTax[] taxes, int digits)
    {
        if (taxes.Length == 1) return [new(taxes[0].Code, Coins.ToDecimal(taxes[0].Amount, digits))];
        var lines = new List<LineTax>(taxes.Length);
        foreach (var tax in taxes)
        {
            var amount = Coins.ToDecimal(tax.Amount, digits);
            var same = lines.FindIndex(line => line.Code == tax.Code);
            if (same < 0) lines.Add(new(tax.Code, amount));
            else lines[same] = lines[same] with { Amount = lines[same].Amount + amount };
        }

        return [.. lines];
    }
}
