using System.Security.Cryptography;
using System.Text;

namespace Connector.Sandbox.Gateway;

/// <summary>The settings of the sandbox's gateway: every company of the world, one API key.</summary>
internal static class GatewaySettings
{
    /// <summary>The API key that the sandbox's app uses; not a secret.</summary>
    public const string ApiKey = "sandbox-key";

    /// <summary>Settings as command line arguments.</summary>
    public static IEnumerable<string> Of(string folder, int port)
    {
        yield return $"--urls=http://127.0.0.1:{port}";
        yield return $"--Gateway:Inbox:Path={Path.Combine(folder, "inbox.db")}";
        // The emulated MAX ends with the process: no call of a killed gateway is applied afterwards, so nothing needs to settle.
        yield return "--Gateway:MaxUpdate:SettleSeconds=0";
        // One caller brings a day's orders in minutes here.
        yield return "--Gateway:Limits:RequestsPerMinute=1000000";
        yield return "--Gateway:ApiKeys:0:Name=sandbox";
        yield return $"--Gateway:ApiKeys:0:Sha256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiKey)))}";
        yield return "--Gateway:ApiKeys:0:Companies:0=*";
        foreach (var (index, company) in World.Load().Companies.Index())
        {
            yield return $"--Gateway:Companies:{index}:Name={company.Max}";
            yield return $"--Gateway:Companies:{index}:Database=emulated";
            yield return $"--Gateway:Companies:{index}:MaxCompany={company.Database}";
            yield return $"--Gateway:Companies:{index}:TimeZone=UTC";
            yield return $"--Gateway:Companies:{index}:Currency={company.Currencies[0]}";
            yield return $"--Gateway:Companies:{index}:CreditMemos=true";
            foreach (var (number, stockroom) in World.Load().UnsellableStockrooms.Index())
                yield return $"--Gateway:Companies:{index}:UnsellableStockrooms:{number}={stockroom}";
        }
    }
}
