using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Max;

/// <summary>ETL as a program on this host.</summary>
internal sealed class EtlProcessFactory(IOptions<GatewayOptions> options, TimeProvider clock) : IMaxEtlFactory, IChecksSettings
{
    public IMaxEtl Create(CompanyOptions company) => new EtlProcess(options.Value.Etl, options.Value.MaxUpdate.LicensePath, company, clock);

    public IEnumerable<string> Check(GatewayOptions options)
    {
        if (!File.Exists(options.Etl.Executable))
            yield return $"Gateway:Etl:Executable is '{options.Etl.Executable}': allowed is the path of etl.exe.";
        if (options.Etl.Folder.Length == 0)
            yield return "Gateway:Etl:Folder is missing: set a folder that the service may write to.";
        if (options.Etl.User.Length == 0)
            yield return "Gateway:Etl:User is missing: set the MAX user of ETL.";
    }
}
