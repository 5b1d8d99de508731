using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Doctor;

/// <summary>
/// Lets the doctor examine the service once it has started, with the rights of the service's own account, which whoever
/// installs it cannot borrow, and leaves the report in <c>Gateway:DoctorReport</c>.
/// </summary>
internal sealed partial class ReportAtStart(string[] settings, Action<IServiceCollection>? replace, IOptions<GatewayOptions> options, ILogger<ReportAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.DoctorReport is not { Length: > 0 } path)
            return;
        try
        {
            var report = await DoctorCommand.ExamineAsync(settings, replace, stoppingToken);
            foreach (var check in report.Checks.Where(check => !check.Ok))
                LogFinding(log, check.Name, check.Detail, check.Remedy);
            // In one step: who waits for the file shall not read half of it.
            await File.WriteAllTextAsync($"{path}.new", report.ToJson(), stoppingToken);
            File.Move($"{path}.new", path, overwrite: true);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The service goes on: whoever waits for the report learns from the log why there is none.
            LogFailure(log, path, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Check}: {Detail} {Remedy}")]
    private static partial void LogFinding(ILogger log, string check, string detail, string? remedy);

    [LoggerMessage(Level = LogLevel.Error, Message = "The report of the doctor could not be written to {Path}")]
    private static partial void LogFailure(ILogger log, string path, Exception failure);
}
