using System.Diagnostics;
using System.Text;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Max;

/// <summary>
/// Loads documents by running <c>etl.exe</c> on a folder. The file's place afterwards is the verdict: <c>ok</c>, <c>err</c>,
/// or still <c>in</c>, which means that nobody knows.
/// </summary>
internal sealed class EtlProcess(EtlOptions options, string licenseFolder, CompanyOptions company, TimeProvider clock) : IMaxEtl
{
    private readonly string _in = Path.Combine(options.Folder, company.Name, "in");
    private readonly string _ok = Path.Combine(options.Folder, company.Name, "ok");
    private readonly string _err = Path.Combine(options.Folder, company.Name, "err");

    public Task LoadCustomerAsync(string document, CancellationToken cancellationToken) => LoadAsync("Customer_Master", document, cancellationToken);

    public Task LoadShipToAsync(string document, CancellationToken cancellationToken) => LoadAsync("Shipping_Master", document, cancellationToken);

    private async Task LoadAsync(string entity, string document, CancellationToken cancellation)
    {
        var name = $"{entity}_{Fingerprint.Of(document)}.xml";
        await PlaceAsync(name, document, cancellation);
        await RunAsync(cancellation);
        // ETL puts something in front of the names of files that it is done with.
        if (Landed(_ok, name) is { } loaded)
            File.Delete(loaded);
        else if (Landed(_err, name) is not null)
            throw new MaxRefusedException($"ETL moved {name} to its error folder.");
        else
            throw new MaxOutcomeUnknownException($"ETL left {name} without a verdict.");
    }

    private async Task PlaceAsync(string name, string document, CancellationToken cancellation)
    {
        try
        {
            foreach (var folder in (string[])[_in, _ok, _err])
            {
                Directory.CreateDirectory(folder);
                // What an interrupted run left would be taken for the verdict of this one.
                foreach (var old in Directory.EnumerateFiles(folder, $"*{name}"))
                    File.Delete(old);
            }
            await File.WriteAllTextAsync(Path.Combine(_in, name), document, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new MaxUnavailableException($"The ETL folders under {options.Folder} cannot be written.", unwritable);
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        using var etl = new Process { StartInfo = new ProcessStartInfo(options.Executable, Arguments()) { UseShellExecute = false, CreateNoWindow = true } };
        try
        {
            etl.Start();
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new MaxUnavailableException("etl.exe could not be started.", failure);
        }
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await etl.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            etl.Kill(entireProcessTree: true);
            throw new MaxOutcomeUnknownException($"etl.exe did not end within {options.TimeoutSeconds} seconds.");
        }
    }

    private IEnumerable<string> Arguments() =>
    [
        "-l", options.User, "-p", options.Password, "-i", licenseFolder, "-c", company.MaxCompany, "-x", _in, "-s", _ok, "-e", _err,
    ];

    private static string? Landed(string folder, string name) => Directory.EnumerateFiles(folder, $"*{name}").FirstOrDefault();
}
