using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Stock;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Endpoints;

/// <summary>What the stockrooms can sell.</summary>
internal static class StockEndpoints
{
    /// <summary>The client asks for 50 at a time; a query string of 100 parts stays within what servers accept.</summary>
    private const int MostParts = 100;

    public static void MapStock(this RouteGroupBuilder company) => company.MapGet("/stock", StockAsync).WithName("GetStock")
        .WithSummary("What the stockrooms can sell of some parts")
        .WithDescription($"part is repeated, 1 to {MostParts} times. A part that MAX does not know or does not stock is missing in the answer.")
        .Produces<IReadOnlyList<StockLevel>>().WithProblems(400, 503);

    private static async Task<IResult> StockAsync(HttpContext context, string[] part, MaxCompanies companies)
    {
        var parts = part.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return parts.Count is 0 or > MostParts
            ? throw new ProblemException(Problems.Validation($"The query needs part, 1 to {MostParts} times.", "part", $"{parts.Count} parts"))
            : Answer.Ok(await StockReading.ReadAsync(companies[CompanyAccess.Company(context).Name], parts, context.RequestAborted));
    }
}
