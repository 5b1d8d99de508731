using System.Globalization;
using System.Text.Json;
using Connector.Sandbox.Processes;

namespace Connector.Sandbox.FunctionsHost.Workers;

/// <summary>The command line and environment with which the real host starts an isolated worker.</summary>
internal static class WorkerCommand
{
    public static ChildProcessOptions For(FunctionsHostOptions options, Uri endpoint, string workerId)
    {
        var directory = Path.GetFullPath(options.AppDirectory);
        return new ChildProcessOptions
        {
            FileName = DotNet.Executable,
            Arguments =
            [
                Path.Combine(directory, AssemblyOf(directory)),
                "--functions-uri", endpoint.GetLeftPart(UriPartial.Authority),
                "--functions-worker-id", workerId,
                "--functions-request-id", Guid.NewGuid().ToString(),
                "--functions-grpc-max-message-length", int.MaxValue.ToString(CultureInfo.InvariantCulture),
            ],
            WorkingDirectory = directory,
            Environment = EnvironmentOf(directory, options),
            OnLine = options.Log is { } log ? line => log($"worker: {line}") : null,
        };
    }

    /// <summary>The Functions SDK writes beside each app which assembly its worker is.</summary>
    private static string AssemblyOf(string directory)
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "worker.config.json")));
        return config.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString()!;
    }

    private static Dictionary<string, string?> EnvironmentOf(string directory, FunctionsHostOptions options)
    {
        var environment = new Dictionary<string, string?>
        {
            // What the sandbox's own web servers were told must not reach the worker's.
            ["ASPNETCORE_URLS"] = null,
            ["ASPNETCORE_HTTP_PORTS"] = null,
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["FUNCTIONS_APPLICATION_DIRECTORY"] = directory,
            ["AzureWebJobsScriptRoot"] = directory,
        };
        foreach (var (name, value) in new AppSettings(options.Settings).Environment)
            environment[name] = value;
        return environment;
    }
}
