using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>Looks at one thing, changes nothing, and says what it found.</summary>
internal interface ICheck
{
    IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, CancellationToken cancellation);
}
