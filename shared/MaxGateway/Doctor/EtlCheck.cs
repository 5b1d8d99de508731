using System.Runtime.CompilerServices;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>ETL, which writes customers, and its folders.</summary>
internal sealed class EtlCheck : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var etl = options.Etl;
        yield return File.Exists(etl.Executable)
            ? Finding.Good("etl program", $"{etl.Executable} is there.")
            : Finding.Bad("etl program", $"'{etl.Executable}' is no file.", "Set Gateway:Etl:Executable to etl.exe in the EFW folder of the MAX client.");
        yield return etl is { User.Length: > 0, Password.Length: > 0 }
            ? Finding.Good("etl user", $"{etl.User}, with a password.")
            : Finding.Bad("etl user", "User or password is missing.", "Set Gateway:Etl:User and Gateway:Etl:Password to a MAX user that may load customers and nothing else.");
        foreach (var company in options.Companies)
            yield return Folders(etl, company);
    }

    private static Finding Folders(EtlOptions etl, CompanyOptions company)
    {
        var name = $"{company.Name}: etl folders";
        const string remedy = "Set Gateway:Etl:Folder to a folder on a local disk that the service account may change.";
        if (etl.Folder.Length == 0)
            return Finding.Bad(name, "Gateway:Etl:Folder is empty.", remedy);
        foreach (var part in (string[])["in", "ok", "err"])
        {
            var folder = Path.Combine(etl.Folder, company.Name, part);
            if (Folder.WhyNotWritable(folder) is { } why)
                return Finding.Bad(name, $"{folder} cannot be written: {why}.", remedy);
        }
        var refused = Path.Combine(etl.Folder, company.Name, "err");
        var count = Directory.Exists(refused) ? Directory.EnumerateFiles(refused).Count() : 0;
        return Finding.Good(name, $"in, ok and err under {Path.Combine(etl.Folder, company.Name)} can be written; {count} refused files are in err.");
    }
}
