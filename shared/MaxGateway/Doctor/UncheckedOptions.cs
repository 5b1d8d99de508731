using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Doctor;

/// <summary>The settings as they stand: the checks go on where the service would not start.</summary>
internal sealed class UncheckedOptions(IConfiguration configuration) : IOptions<GatewayOptions>
{
    private readonly Lazy<GatewayOptions> _options = new(() => configuration.GetSection(GatewayOptions.Section).Get<GatewayOptions>() ?? new GatewayOptions());

    public GatewayOptions Value => _options.Value;
}
