using Connector.MaxGateway.Max;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Tests;

/// <summary>The ETL runner against shell scripts that do with the file what etl.exe does.</summary>
public sealed class EtlProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("etl").FullName;

    [Fact]
    public async Task A_file_that_ETL_is_done_with_is_loaded()
    {
        await Etl("""for f in "$in"/*; do mv "$f" "$ok/done_$(basename "$f")"; done""").LoadCustomerAsync("<a></a>", default);

        Assert.Empty(Directory.EnumerateFiles(_folder, "*.xml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_in_the_error_folder_is_a_refusal() =>
        await Assert.ThrowsAsync<MaxRefusedException>(() => Etl("""mv "$in"/* "$err/" """).LoadCustomerAsync("<a></a>", default));

    [Fact]
    public async Task A_file_that_stays_is_an_unknown_outcome() =>
        await Assert.ThrowsAsync<MaxOutcomeUnknownException>(() => Etl("exit 0").LoadShipToAsync("<a></a>", default));

    [Fact]
    public async Task A_run_that_does_not_end_is_an_unknown_outcome_and_is_killed() =>
        await Assert.ThrowsAsync<MaxOutcomeUnknownException>(() => Etl("sleep 600", new SkippingClock()).LoadShipToAsync("<a></a>", default));

    [Fact]
    public async Task A_program_that_is_not_there_is_unavailable()
    {
        var etl = new EtlProcess(new EtlOptions { Executable = Path.Combine(_folder, "nothing"), Folder = _folder }, _folder, new CompanyOptions { Name = "DE" }, TimeProvider.System);

        await Assert.ThrowsAsync<MaxUnavailableException>(() => etl.LoadCustomerAsync("<a></a>", default));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private EtlProcess Etl(string body, TimeProvider? clock = null)
    {
        var script = Path.Combine(_folder, "etl.sh");
        File.WriteAllText(script, $$"""
            #!/bin/sh
            while [ $# -gt 0 ]; do
              case "$1" in -x) in="$2" ;; -s) ok="$2" ;; -e) err="$2" ;; esac
              shift 2
            done
            {{body}}
            """);
        // The scripts are for a Unix shell; on Windows a real etl.exe is needed.
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new EtlProcess(new EtlOptions { Executable = script, Folder = _folder, User = "u", Password = "p" }, _folder, new CompanyOptions { Name = "DE", MaxCompany = "DE" }, clock ?? TimeProvider.System);
    }
}
