using Connector.MaxGateway.Max;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway;

/// <summary>Makes the ETL loader of a company; production runs <c>etl.exe</c>, the sandbox an emulation.</summary>
public interface IMaxEtlFactory
{
    /// <summary>Makes a loader. The gateway keeps one per company.</summary>
    /// <param name="company">The company.</param>
    IMaxEtl Create(CompanyOptions company);
}
