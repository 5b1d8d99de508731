using System.Net;

namespace Connector.MaxGateway.Security;

/// <summary>An address that the service is to listen on, and the setting that says so.</summary>
/// <param name="Key">Full key of the setting.</param>
/// <param name="Address">Its value.</param>
internal sealed record Binding(string Key, string Address)
{
    /// <summary>True for https.</summary>
    public bool Secure => Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when only this computer can reach it; a name other than localhost counts as every address, as it does for Kestrel.</summary>
    public bool Loopback
    {
        get
        {
            var host = BindingAddress.Parse(Address).Host.Trim('[', ']');
            return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
        }
    }

    /// <summary>The bindings in the order in which Kestrel looks for them: endpoints, addresses, ports; none means loopback.</summary>
    public static IReadOnlyList<Binding> Of(IConfiguration configuration)
    {
        Binding[] endpoints =
        [
            .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Where(endpoint => endpoint["Url"] is not null)
                .Select(endpoint => new Binding($"{endpoint.Path}:Url", endpoint["Url"]!)),
        ];
        if (endpoints.Length > 0)
            return endpoints;
        if (Parts(configuration, "urls") is [_, ..] addresses)
            return [.. addresses.Select(address => new Binding("urls", address))];
        return
        [
            .. Parts(configuration, "http_ports").Select(port => new Binding("http_ports", $"http://*:{port}")),
            .. Parts(configuration, "https_ports").Select(port => new Binding("https_ports", $"https://*:{port}")),
        ];
    }

    private static string[] Parts(IConfiguration configuration, string key) =>
        (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
