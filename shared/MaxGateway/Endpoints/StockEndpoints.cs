using Connector.ExactMax.Contract;
using Connector.MaxGateway.Feeds;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Security;

namespace Connector.MaxGateway.Endpoints;

/// <summary>What the stockrooms have.</summary>
internal static class StockEndpoints
{
    private const int MostParts = FeedRead.PartsPerPage;

    public static void MapStock(this RouteGroupBuilder company) => company.MapGet("/stock", StockAsync).WithName("GetStock")
        .WithSummary("Stock of some parts by stockroom")
        .WithDescription($"part is repeated, 1 to {MostParts} times. The numbers are those of feed stock. A part that MAX does not know is missing in the answer.")
        .Produces<IReadOnlyList<PartStock>>().WithProblems(400, 503);

    private static async Task<IResult> StockAsync(HttpContext context, string[] part, FeedReads reads)
    {
        var parts = part.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return parts.Count is 0 or > MostParts
            ? throw new ProblemException(Problems.Validation($"The query needs part, 1 to {MostParts} times.", "part", $"{parts.Count} parts"))
            : Answer.Ok(await StockFeed.ReadOfAsync(reads.Begin(CompanyAccess.Company(context)), parts, context.RequestAborted));
    }
}
