using Connector.MaxGateway.Http;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Feeds;

/// <summary>ISO codes for what price records hold: MAX's two-character code, the ISO code, or a blank for the company's own currency.</summary>
internal sealed class PriceCurrencies(MaxCodes codes, string own)
{
    public string Iso(string currency) => currency.Length == 0 ? own : codes.Iso(currency) ?? currency;

    /// <exception cref="ProblemException">Nobody says which currency the company's own is.</exception>
    public static async Task<PriceCurrencies> ReadAsync(MaxCompany company, CancellationToken cancellation)
    {
        var codes = await company.Reader.CodesAsync(cancellation);
        return new PriceCurrencies(codes, company.Options.Currency ?? codes.OwnCurrency ?? throw new ProblemException(Problems.OwnCurrency()));
    }
}
