using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Max;

/// <summary>MAXUpdate by COM; needs the MAX client on this Windows host.</summary>
internal sealed class ComMaxUpdateFactory(IOptions<GatewayOptions> options) : IMaxUpdateFactory, IChecksSettings
{
    public IMaxUpdate Create(CompanyOptions company) => OperatingSystem.IsWindows()
        ? new ComMaxUpdate(options.Value.MaxUpdate, company)
        : throw new PlatformNotSupportedException("MAXUpdate runs on Windows only.");

    public IEnumerable<string> Check(GatewayOptions options)
    {
        if (!OperatingSystem.IsWindows())
            yield return "Gateway:MaxUpdate needs Windows with the MAX client: this is another operating system.";
        foreach (var (key, value) in new[]
        {
            ("LicensePath", options.MaxUpdate.LicensePath), ("LogPath", options.MaxUpdate.LogPath), ("EfwPath", options.MaxUpdate.EfwPath),
        })
        {
            if (!Directory.Exists(value))
                yield return $"Gateway:MaxUpdate:{key} is '{value}': allowed is an existing folder.";
        }
        if (options.MaxUpdate.ProgId.Length == 0)
            yield return "Gateway:MaxUpdate:ProgId is missing: usually MaxUpdateXML.XMLWrapper.";
        foreach (var (index, company) in options.Companies.Index())
        {
            if (company.MaxCompany.Length == 0)
                yield return $"Gateway:Companies:{index}:MaxCompany is missing: set the company's name in MAX.";
            if (company.MaxUpdateConnection.Length == 0)
                yield return $"Gateway:Companies:{index}:MaxUpdateConnection is missing: set the connection string that MAXUpdate is initialised with.";
        }
    }
}
