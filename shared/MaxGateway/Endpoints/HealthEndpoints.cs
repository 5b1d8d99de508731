using System.Data.Common;
using System.Reflection;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.AspNetCore.Authentication;

namespace Connector.MaxGateway.Endpoints;

/// <summary>Health and capabilities.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this RouteGroupBuilder v1)
    {
        v1.MapGet("/health", HealthAsync).WithName("GetHealth").WithSummary("Health; without credentials the status only")
            .AllowAnonymous().Produces<GatewayHealth>().Produces<GatewayHealth>(StatusCodes.Status503ServiceUnavailable);
        v1.MapGet("/capabilities", CapabilitiesAsync).WithName("GetCapabilities").WithSummary("What the gateway and the caller's companies offer")
            .Produces<GatewayCapabilities>().WithProblems(503);
    }

    private static async Task<IResult> HealthAsync(HttpContext context, MaxCompanies companies, IInbox inbox)
    {
        var states = new Dictionary<string, CompanyHealth>();
        foreach (var company in companies.All)
            states[company.Options.Name] = await HealthOfAsync(company, inbox, context.RequestAborted);
        var healthy = states.Values.Count(state => state is { Database: true, Writer: true });
        var status = healthy == states.Count ? "healthy" : healthy > 0 || states.Values.Any(state => state.Database) ? "degraded" : "unhealthy";
        var caller = (await context.AuthenticateAsync()).Principal;
        var visible = states.Where(state => caller is not null && CompanyAccess.Allows(caller, state.Key)).ToDictionary();
        var body = new GatewayHealth { Status = status, Companies = visible };
        return status == "unhealthy" ? Answer.Status(StatusCodes.Status503ServiceUnavailable, body) : Answer.Ok(body);
    }

    private static async Task<CompanyHealth> HealthOfAsync(MaxCompany company, IInbox inbox, CancellationToken cancellation)
    {
        var waiting = await inbox.WaitingAsync(company.Options.Name, cancellation);
        try
        {
            await company.Reader.PingAsync(cancellation);
            return new CompanyHealth { Database = true, Writer = company.WriterProblem is null, Waiting = waiting, Detail = company.WriterProblem };
        }
        catch (DbException)
        {
            return new CompanyHealth { Database = false, Writer = company.WriterProblem is null, Waiting = waiting, Detail = "The database does not answer." };
        }
    }

    private static async Task<IResult> CapabilitiesAsync(HttpContext context, MaxCompanies companies)
    {
        var offered = new List<CompanyCapabilities>();
        foreach (var company in companies.All.Where(company => CompanyAccess.Allows(context.User, company.Options.Name)))
        {
            var codes = await company.Reader.CodesAsync(context.RequestAborted);
            offered.Add(new CompanyCapabilities { Company = company.Options.Name, Currencies = codes.Currencies, Writes = Writes(company.Options) });
        }
        return Answer.Ok(new GatewayCapabilities { Version = Version, Companies = offered, MaxLengths = MaxFieldLengths.ByContractField });
    }

    private static IReadOnlyList<string> Writes(CompanyOptions company) =>
        [.. (string[])["order", "orderChange", "orderCancellation", "customer", "customerMatch", "shipTo", "return"], .. company.CreditMemos ? (string[])["creditMemo"] : []];

    private static string Version { get; } =
        typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
