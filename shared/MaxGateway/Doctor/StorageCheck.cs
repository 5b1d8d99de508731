using System.Runtime.CompilerServices;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>The inbox and the log files can be written.</summary>
internal sealed class StorageCheck : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield return Inbox(options.Inbox.Path);
        if (options.Log.Folder.Length == 0)
            yield return Finding.Good("log files", "None are written: Gateway:Log:Folder is empty.");
        else if (Folder.WhyNotWritable(options.Log.Folder) is { } why)
            yield return Finding.Bad("log files", $"They cannot be written to {options.Log.Folder}: {why}.", "Let the service account write to Gateway:Log:Folder, or set another.");
        else
            yield return Finding.Good("log files", $"They go to {options.Log.Folder}.");
    }

    private static Finding Inbox(string path)
    {
        const string remedy = "Set Gateway:Inbox:Path to a file in a folder on a local disk that is backed up and that the service account may write to.";
        if (path.Length == 0)
            return Finding.Bad("inbox", "Gateway:Inbox:Path is empty.", remedy);
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
            return Finding.Bad("inbox", $"{path} is on the network, where SQLite's locks do not hold.", remedy);
        return Folder.WhyNotWritable(Path.GetDirectoryName(Path.GetFullPath(path))!) is { } why
            ? Finding.Bad("inbox", $"{path} cannot be written: {why}.", remedy)
            : Finding.Good("inbox", $"{path} can be written.");
    }
}
