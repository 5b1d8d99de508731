using Connector.ExactMax.Contract;

namespace Connector.ExactMax.Client;

/// <summary>Prices of single parts, for those who were told that they changed.</summary>
/// <exception cref="GatewayException">The gateway answered with a problem.</exception>
/// <exception cref="GatewayUnavailableException">The gateway did not answer.</exception>
public interface IMaxPrices
{
    /// <summary>Prices of some parts, asked for in pages; a part that MAX does not know is missing.</summary>
    /// <param name="company">MAX company.</param>
    /// <param name="parts">Parts.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<PartPrices>> ReadPricesOfAsync(string company, IReadOnlyCollection<string> parts, CancellationToken cancellationToken);
}
