using System.CommandLine;
using Connector.Sandbox.Gateway;

namespace Connector.Sandbox.Commands;

/// <summary>Hidden command <c>max-gateway</c>, which the sandbox starts as a process of its own.</summary>
internal static class MaxGatewayCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Option<string>("--folder") { Description = "Folder with the companies' databases and the inbox.", Required = true };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1.", Required = true };
        var settings = new Option<string[]>("--setting") { Description = "A setting of the gateway, as Key=Value, on top of the sandbox's." };
        var rate = new Option<double>("--fault-rate") { Description = "Share of the orders that MAX handles badly." };
        var seed = new Option<int>("--fault-seed") { Description = "Seed of the choice which." };
        var command = new Command("max-gateway", "The MAX gateway on the emulated MAX.") { folder, port, settings, rate, seed };
        command.Hidden = true;
        command.SetAction((result, _) => GatewayCommand.RunAsync(
            result.GetValue(folder)!, result.GetValue(port), new MaxFaultRate(result.GetValue(rate), result.GetValue(seed)), [.. (result.GetValue(settings) ?? []).Select(setting => $"--{setting}")]));
        return command;
    }
}
