using Connector.MaxGateway.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Doctor;

/// <summary>Command <c>doctor</c>: checks one by one what the service needs, with the service's own settings, and changes nothing.</summary>
public static class DoctorCommand
{
    /// <summary>Checks and reports.</summary>
    /// <param name="args"><c>--json FILE</c>, and settings as for the service.</param>
    /// <param name="output">Gets the report as text.</param>
    /// <param name="replace">Replaces ports, as for <see cref="GatewayHost.Build"/>, and <see cref="IMaxHost"/> and <see cref="IMaxDatabaseProbe"/>.</param>
    /// <param name="cancellationToken">Ends the checks.</param>
    /// <returns>0 when all is well, 1 when a check failed, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, Action<IServiceCollection>? replace = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var json = Array.IndexOf(args, "--json");
        if (json >= 0 && (json == args.Length - 1 || args[json + 1].StartsWith('-')))
        {
            await output.WriteLineAsync("Usage: MaxGateway doctor [--json FILE] [--SettingsFile=FILE] [--Gateway:...=...]");
            return 2;
        }
        string[] settings = json < 0 ? args : [.. args[..json], .. args[(json + 2)..]];
        var report = await ExamineAsync(settings, replace, cancellationToken);
        await report.WriteAsync(output);
        if (json >= 0)
            await File.WriteAllTextAsync(args[json + 1], report.ToJson(), cancellationToken);
        return report.Ok ? 0 : 1;
    }

    internal static async Task<DoctorReport> ExamineAsync(string[] settings, Action<IServiceCollection>? replace, CancellationToken cancellation)
    {
        await using var app = GatewayHost.Build(settings, services =>
        {
            replace?.Invoke(services);
            AddChecks(services);
        });
        GatewayOptions options;
        try
        {
            options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
        }
        catch (InvalidOperationException wrong) when (wrong.Source == "Microsoft.Extensions.Configuration.Binder")
        {
            return new DoctorReport([Finding.Bad("settings", wrong.Message, "Correct the setting that the message names; nothing else was checked.")], []);
        }
        var findings = new List<Finding>();
        foreach (var check in app.Services.GetServices<ICheck>())
        {
            await foreach (var finding in check.RunAsync(options, cancellation))
                findings.Add(finding);
        }
        return new DoctorReport(findings, [.. SitePoint.Of(options)]);
    }

    private static void AddChecks(IServiceCollection services)
    {
        services.AddLogging(log => log.ClearProviders());
        services.AddSingleton<IServer, NoServer>();
        services.AddSingleton<IOptions<GatewayOptions>, UncheckedOptions>();
        services.TryAddSingleton<IMaxHost, ThisHost>();
        services.TryAddSingleton<IMaxDatabaseProbe, SqlServerProbe>();
        services.AddSingleton<ICheck, SettingsCheck>();
        services.AddSingleton<ICheck, ApiKeyCheck>();
        services.AddSingleton<ICheck, BindingCheck>();
        services.AddSingleton<ICheck, StorageCheck>();
        services.AddSingleton<ICheck, MaxUpdateCheck>();
        services.AddSingleton<ICheck, EtlCheck>();
        services.AddSingleton<ICheck, DatabaseCheck>();
    }
}
