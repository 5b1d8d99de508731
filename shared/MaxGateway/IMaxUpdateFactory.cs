using Connector.MaxGateway.Max;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway;

/// <summary>Makes the MAXUpdate writer of a company; production uses COM, the sandbox an emulation.</summary>
public interface IMaxUpdateFactory
{
    /// <summary>Makes a writer. The gateway keeps one per company; a writer replaces its own broken parts.</summary>
    /// <param name="company">The company.</param>
    IMaxUpdate Create(CompanyOptions company);
}
