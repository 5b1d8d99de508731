using Connector.ExactMax.Contract;
using Connector.MaxGateway.Feeds;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Security;

namespace Connector.MaxGateway.Endpoints;

/// <summary>What parts cost.</summary>
internal static class PriceEndpoints
{
    private const int MostParts = FeedRead.PartsPerPage;

    public static void MapPrices(this RouteGroupBuilder company) => company.MapGet("/prices", PricesAsync).WithName("GetPrices")
        .WithSummary("Prices of some parts with their breaks")
        .WithDescription($"part is repeated, 1 to {MostParts} times. The prices are those of feed prices. A part that MAX does not know is missing in the answer.")
        .Produces<IReadOnlyList<PartPrices>>().WithProblems(400, 503);

    private static async Task<IResult> PricesAsync(HttpContext context, string[] part, FeedReads reads)
    {
        var parts = part.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (parts.Count is 0 or > MostParts)
            throw new ProblemException(Problems.Validation($"The query needs part, 1 to {MostParts} times.", "part", $"{parts.Count} parts"));
        var read = reads.Begin(CompanyAccess.Company(context));
        var currencies = await PriceCurrencies.ReadAsync(read.Company, context.RequestAborted);
        return Answer.Ok(await PriceFeed.ReadOfAsync(read, currencies, parts, context.RequestAborted));
    }
}
