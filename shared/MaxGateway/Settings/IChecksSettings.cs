namespace Connector.MaxGateway.Settings;

/// <summary>An adapter that needs settings of its own; asked at start, so that an emulation need not be configured like the real thing.</summary>
public interface IChecksSettings
{
    /// <summary>One sentence per wrong setting: full key, what is wrong, what is allowed.</summary>
    /// <param name="options">The settings.</param>
    IEnumerable<string> Check(GatewayOptions options);
}
