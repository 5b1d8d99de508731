using Connector.ExactMax.Contract;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Returns;

/// <summary>The lines of a credit memo, made as those of an order: quantity times price gives the net, and where no price does, there are two lines.</summary>
internal static class CreditLines
{
    /// <summary>LINNUM_28 has two characters.</summary>
    private const int MostLines = 99;

    /// <summary>TAXCDE1_28 to TAXCDE3_28.</summary>
    private const int MostTaxes = 3;

    public static IReadOnlyList<SalesOrderLine> Of(OrderScope scope, List<Charge> charges, SourcePath path)
    {
        var (lines, numbers) = (new List<SalesOrderLine>(charges.Count), 0);
        foreach (var block in SalesOrderLines.Lines(scope, charges))
        {
            block.AddTo(lines, numbers);
            numbers += block.Numbers;
        }

        if (numbers > MostLines)
            scope.Report(ProblemCode.TooMany, path.ToString(), $"{numbers}", $"The return needs {numbers} lines, a credit memo holds {MostLines}. Divide the return in commercetools, or enter it in MAX by hand.");
        if (lines.Exists(line => line.Taxes.Count > MostTaxes))
            scope.Report(ProblemCode.TooMany, path.ToString(), null, $"A line of the return has more than {MostTaxes} tax codes, since its pieces went to several countries or states. Enter the credit memo in MAX by hand.");
        return lines;
    }
}
