using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Stock;

/// <summary>
/// What can be sold now: nettable on hand of a sellable stockroom, less the open sales from it, in whole sales units. What
/// the view counts, MAX says (nettable, no consignment); what the company does not sell from, the settings say.
/// </summary>
internal static class StockReading
{
    public static async Task<IReadOnlyList<StockLevel>> ReadAsync(MaxCompany company, IReadOnlyCollection<string> parts, CancellationToken cancellation)
    {
        var unsellable = company.Options.UnsellableStockrooms.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. (await company.Reader.StockAsync(parts, cancellation)).Where(row => !unsellable.Contains(row.Stockroom)).Select(Level)];
    }

    private static StockLevel Level(StockRow row)
    {
        // A part without a factor is sold in its stock unit.
        var factor = row.SalesToStock > 0 ? row.SalesToStock : 1;
        return new StockLevel
        {
            Part = row.Part, Stockroom = row.Stockroom, Available = Math.Max(0, Math.Floor((row.OnHand - (row.OpenSales * factor)) / factor)), Unit = row.Unit.NullIfEmpty(),
        };
    }
}
