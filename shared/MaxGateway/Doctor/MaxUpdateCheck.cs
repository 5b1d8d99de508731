using System.Runtime.CompilerServices;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>What MAXUpdate needs on this computer.</summary>
internal sealed class MaxUpdateCheck(IMaxHost host) : ICheck
{
    private const string License = "ExactRM.lic";

    public async IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var max = options.MaxUpdate;
        yield return host.Is32BitProcess
            ? Finding.Good("maxupdate process", "The process has 32 bits.")
            : Finding.Bad("maxupdate process", "The process has 64 bits; MAXUpdate loads into 32 only.", "Install the build for win-x86.");
        yield return host.HasComClass(max.ProgId)
            ? Finding.Good("maxupdate class", $"COM class {max.ProgId} is there.")
            : Finding.Bad("maxupdate class", $"COM class {max.ProgId} of Gateway:MaxUpdate:ProgId is not there for this process.", "Install the MAX client with MAXUpdate on this Windows computer, or register MaxUpdateXML.dll with the 32-bit regsvr32 of SysWOW64.");
        yield return Directory.Exists(max.EfwPath)
            ? Finding.Good("maxupdate efw", $"{max.EfwPath} is there.")
            : Finding.Bad("maxupdate efw", $"'{max.EfwPath}' is no folder.", @"Set Gateway:MaxUpdate:EfwPath to the EFW folder of the MAX client, for example C:\Exact\RMClient\EFW.");
        yield return File.Exists(Path.Combine(max.LicensePath, License))
            ? Finding.Good("maxupdate licence", $"{License} is in {max.LicensePath}.")
            : Finding.Bad("maxupdate licence", $"{License} is not in '{max.LicensePath}'.", @"Set Gateway:MaxUpdate:LicensePath to the folder of the licence, for example \\server\Exact\RMServer\LIC, and let the service account read it.");
        yield return max.LogPath.Length > 0 && Directory.Exists(max.LogPath) && Folder.WhyNotWritable(max.LogPath) is null
            ? Finding.Good("maxupdate log", $"{max.LogPath} can be written.")
            : Finding.Bad("maxupdate log", $"'{max.LogPath}' is no folder that can be written.", "Set Gateway:MaxUpdate:LogPath to an existing folder and let the service account write to it: why MAX refuses a document is said there only.");
    }
}
