using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Work;

/// <summary>The configured companies.</summary>
internal sealed class MaxCompanies(IOptions<GatewayOptions> options, IMaxConnections connections, IMaxUpdateFactory updates, IMaxEtlFactory loaders) : IDisposable
{
    private readonly Dictionary<string, MaxCompany> _companies = options.Value.Companies.ToDictionary(
        company => company.Name, company => new MaxCompany(company, connections, updates, loaders), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<MaxCompany> All => _companies.Values;

    public MaxCompany this[string name] => _companies[name];

    public void Dispose()
    {
        foreach (var company in _companies.Values)
            company.Dispose();
    }
}
