using System.CommandLine;
using Connector.MaxGateway;
using Connector.MaxGateway.Doctor;
using Connector.Sandbox.ExactMax;
using Connector.Sandbox.Gateway;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connector.Sandbox.Commands;

/// <summary>Command <c>doctor</c>: the gateway's own doctor on the emulated MAX.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Option<string?>("--folder") { Description = "Folder of the companies' databases; a new one when left out." };
        var json = new Option<string?>("--json") { Description = "File that gets the report as JSON." };
        var settings = new Option<string[]>("--setting") { Description = "A setting of the gateway, as Key=Value, on top of the sandbox's." };
        var command = new Command("doctor", "The MAX gateway's doctor, on the emulated MAX.") { folder, json, settings };
        command.SetAction((result, cancellation) => RunAsync(
            result.GetValue(folder), result.GetValue(json), [.. (result.GetValue(settings) ?? []).Select(setting => $"--{setting}")], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, string? json, string[] settings, CancellationToken cancellation)
    {
        var place = folder ?? Directory.CreateTempSubdirectory("doctor").FullName;
        try
        {
            using var max = EmulatedMax.InFolder(place);
            var host = new EmulatedHost();
            return await Connector.MaxGateway.Doctor.DoctorCommand.RunAsync(
                [.. GatewaySettings.Of(place, 5000), .. new EmulatedClient(Path.Combine(place, "max")).Settings, .. settings, .. json is null ? (string[])[] : ["--json", json]],
                Console.Out,
                services =>
                {
                    services.Replace(ServiceDescriptor.Singleton<IMaxConnections>(max));
                    services.Replace(ServiceDescriptor.Singleton<IMaxUpdateFactory>(max));
                    services.Replace(ServiceDescriptor.Singleton<IMaxEtlFactory>(max));
                    services.AddSingleton<IMaxHost>(host);
                    services.AddSingleton<IMaxDatabaseProbe>(host);
                },
                cancellation);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (folder is null) Directory.Delete(place, recursive: true);
        }
    }
}
